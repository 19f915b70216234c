package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.Checkpoint;
import io.broadsheet.ingest.InputFiles;
import io.broadsheet.ingest.PageFeed;
import io.broadsheet.ingest.PageProducer;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.ingest.PageSink;
import io.broadsheet.ingest.checkpoint.TransactionalCheckpoint;
import io.broadsheet.ingest.http.ListenSettings;
import io.broadsheet.ingest.json.FieldMap;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.run.FeedNotes;
import io.broadsheet.standalone.run.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code broadsheet ingest}: crawler output to the page topic. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Sends pages from crawler output to the page topic of a cluster: WARC and ARC, JSON lines,"
          + " HTML and text, zip and tar archives, with gzip, zstd or neither. What a file is, is seen"
          + " from its content.",
      "With --listen, pages are taken by HTTP instead.",
      "A feed that was killed goes on where it was when the same command is given again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was read and sent",
      "1:the feed failed; the same command goes on with it",
      "2:the command was not understood",
      "3:something could not be read; the rest was sent, or with --strict what came before it",
      "4:broker or registry did not answer at start",
      "130, 143:stopped by SIGINT, by SIGTERM"
    })
final class IngestCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  @Parameters(paramLabel = "PATH", description = "Files and folders; - is standard input.")
  private List<String> paths = List.of();

  @Mixin private ListenOptions listen;

  @Mixin private JsonOptions json;
  @Mixin private AdmissionOptions terms;

  @Option(
      names = "--max-page-bytes",
      paramLabel = "BYTES",
      defaultValue = "" + TopicSpec.MAX_PAGE_BYTES,
      description =
          "Pages above this are not sent but recorded as rejected (env BROADSHEET_MAX_PAGE_BYTES,"
              + " default 5 MiB, which is the most).")
  private int maxPageBytes;

  @Option(
      names = "--lateness",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "PT96H",
      description =
          "As the dedupe worker has it: pages of the default lane that were fetched longer ago are"
              + " counted, as they are late beside a live crawl (env BROADSHEET_LATENESS, default"
              + " PT96H).")
  private Duration lateness;

  @Option(
      names = "--strict",
      fallbackValue = "true",
      description = "Stop at the first thing that cannot be read, with exit code 3.")
  private boolean strict;

  @Option(
      names = "--commit-interval",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "1s",
      description =
          "With a checkpoint, pages are sent in transactions of this length, and consumers see them"
              + " at its end (default 1s).")
  private Duration commitInterval;

  @ArgGroup private CheckpointOptions checkpoint = new CheckpointOptions();

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  @Spec private picocli.CommandLine.Model.CommandSpec spec;

  private static final class CheckpointOptions {

    @Option(
        names = "--checkpoint",
        paramLabel = "FILE",
        description =
            "Remember there what has been sent, and go on from there. By default a file below"
                + " ~/.local/state/broadsheet, which is deleted when all was sent.")
    private Path file;

    @Option(
        names = "--no-checkpoint",
        fallbackValue = "true",
        description =
            "Remember nothing, and send outside of transactions. The default for standard input.")
    private boolean none;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    FieldMap fields = json.fields(spec);
    Admission admission = terms.admission(lateness);
    if (maxPageBytes < 1 || maxPageBytes > TopicSpec.MAX_PAGE_BYTES) {
      throw new ParameterException(
          spec.commandLine(),
          "--max-page-bytes has to be between 1 and %,d: topics and workers take no more."
              .formatted(TopicSpec.MAX_PAGE_BYTES));
    }
    requireOneInput();
    ClusterConfig config = cluster.config();
    if (listen.isWanted()) {
      ListenSettings settings = listen.settings(fields, admission, maxPageBytes, spec);
      requireReady(config);
      new Listening(settings, config).run();
    }
    String clusterId = requireReady(config);
    List<Path> named = paths.stream().filter(p -> !p.equals(STANDARD_INPUT)).map(Path::of).toList();
    InputFiles input = InputFiles.below(named);
    PageReader reader = PageReader.toSend(Clock.systemUTC(), maxPageBytes, fields, admission);
    try (Progress progress = Terminal.progress()) {
      FeedReport report =
          new FeedReport(
              progress, new FeedNotes(admission), reader, input.files(), readsStream(), strict);
      try {
        feed(config, clusterId, input, reader, report, settings(fields, admission));
      } finally {
        report.print();
      }
      return report.isAllRead() ? ExitCodes.OK : ExitCodes.UNREADABLE;
    }
  }

  /** What a checkpoint is for, besides its cluster. */
  private static String settings(FieldMap fields, Admission admission) {
    return admission.lane() == null ? fields.toString() : fields + ",lane " + admission.lane();
  }

  private void requireOneInput() {
    if (paths.isEmpty() && !listen.isWanted()) {
      throw new ParameterException(spec.commandLine(), "Give a PATH, or --listen HOST:PORT.");
    }
    boolean ofFiles = !paths.isEmpty() || strict || checkpoint.none || checkpoint.file != null;
    if (listen.isWanted() && ofFiles) {
      throw new ParameterException(
          spec.commandLine(),
          "--listen goes with no PATH, no --strict and no checkpoint: what it has answered with 202"
              + " is sent.");
    }
  }

  private boolean readsStream() {
    return paths.contains(STANDARD_INPUT);
  }

  private void feed(
      ClusterConfig config,
      String clusterId,
      InputFiles input,
      PageReader reader,
      FeedReport report,
      String settings)
      throws IOException, InterruptedException {
    if (checkpoint.none || checkpoint.file == null && readsStream()) {
      try (PageProducer producer = new PageProducer(config, maxPageBytes, Map.of())) {
        feed(input, new PageFeed(reader, producer, Checkpoint.NONE, report), report);
      }
      return;
    }
    boolean wanted = checkpoint.file != null;
    Path file =
        wanted ? checkpoint.file : DefaultCheckpoint.path(clusterId, config, paths, settings);
    try (TransactionalCheckpoint state =
        TransactionalCheckpoint.open(file, config, maxPageBytes, commitInterval, settings)) {
      report.resumed(state.pagesTakenBefore(), file);
      PageSink sink = state.producer();
      boolean complete = feed(input, new PageFeed(reader, sink, state, report), report);
      if (wanted || !complete) {
        state.compact();
      } else {
        state.delete();
      }
    }
  }

  /** Returns whether nothing stopped it before the end. */
  private boolean feed(InputFiles input, PageFeed feed, FeedReport report)
      throws InterruptedException {
    boolean complete = true;
    try {
      input.unreadable().forEach(report::unreadable);
      input.skipped().forEach(report::skipped);
      for (Path file : input.files()) {
        feed.feed(file);
      }
      if (readsStream()) {
        feed.feed(STANDARD_INPUT, System.in);
      }
    } catch (FeedReport.StrictException stop) {
      complete = false;
    }
    feed.finish();
    return complete;
  }

  /** Returns the id of the cluster. */
  private String requireReady(ClusterConfig config) {
    try (TopicSetup setup = new TopicSetup(config);
        SchemaRegistry registry = new SchemaRegistry(config)) {
      setup.requireTopics(List.of(config.topics().pages(), config.topics().rejected()));
      setup.requireRoom(config.topics().pages(), maxPageBytes + TopicSpec.RECORD_OVERHEAD_BYTES);
      registry.requireReachable();
      return setup.clusterId();
    }
  }
}
