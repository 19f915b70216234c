package io.broadsheet.bench.worker;

import io.broadsheet.bench.Machine;
import io.broadsheet.bench.Report;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.stream.DedupeWorker;
import io.broadsheet.runtime.StoreMemory;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long dedupe is away when a worker is replaced, loses its state, or hands its tasks over. */
@Command(
    name = "recovery",
    mixinStandardHelpOptions = true,
    description =
        "Seconds from the start of a dedupe worker, or from the end of one of two, until articles"
            + " that were sent at that moment to all partitions are decided.")
public final class RecoveryCommand implements Callable<Integer> {

  private static final String NAME = "dedupe";
  private static final int PROBES = 40;
  private static final long STANDBY_CATCH_UP_MS = 15_000;

  @Option(
      names = "--articles",
      description = "Articles decided before (default: ${DEFAULT-VALUE}).")
  private int articles = 300_000;

  @Mixin private StoryOptions stories;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Stories read = stories.read();
    ArticleSource source = new ArticleSource(read, articles + 4 * PROBES);
    Report report =
        new Report(
            "recovery",
            Machine.now(),
            1,
            "%,d articles made of %s, %d partitions"
                .formatted(articles, read.origin(), Bed.PARTITIONS));
    try (Bed bed = Bed.start()) {
      restarts(bed, source, report);
      bed.resetAll();
      failover(bed, source, 0, report.row("one of two leaves, no standby"));
      bed.resetAll();
      failover(bed, source, 1, report.row("one of two leaves, standby"));
    }
    System.out.println(report.toText());
    return 0;
  }

  private void restarts(Bed bed, ArticleSource source, Report report) throws InterruptedException {
    bed.feed(source::get, 0, articles);
    try (Worker worker = start(bed, "only", 2, 0)) {
      Stopwatch.start(bed, Workers.decisions(bed)).await(articles);
    }
    timeStart(bed, source, articles, report.row("start on its state"));
    bed.deleteStates();
    timeStart(bed, source, articles + PROBES, report.row("start without its state"));
  }

  private void timeStart(Bed bed, ArticleSource source, int from, Report.Row row)
      throws InterruptedException {
    SentCount.reset();
    Stopwatch watch = Stopwatch.start(bed, Workers.decisions(bed));
    bed.feed(source::get, from, from + PROBES);
    try (Worker worker = start(bed, "only", 2, 0)) {
      put(bed, watch, row);
    }
  }

  private void failover(Bed bed, ArticleSource source, int standbys, Report.Row row)
      throws InterruptedException {
    try (Worker stays = start(bed, "stays", 1, standbys)) {
      Worker leaves = start(bed, "leaves", 1, standbys);
      try {
        bed.feed(source::get, 0, articles);
        Stopwatch.start(bed, Workers.decisions(bed)).await(articles);
        Thread.sleep(STANDBY_CATCH_UP_MS);
        SentCount.reset();
      } finally {
        leaves.close();
      }
      Stopwatch watch = Stopwatch.start(bed, Workers.decisions(bed));
      bed.feed(source::get, articles, articles + PROBES);
      put(bed, watch, row);
    }
  }

  private static void put(Bed bed, Stopwatch watch, Report.Row row) throws InterruptedException {
    row.put("s", watch.await(PROBES).seconds(), 1);
    String changelogs = bed.cluster().topicPrefix() + NAME + "-";
    long bytes =
        bed.bytes().entrySet().stream()
            .filter(topic -> topic.getKey().startsWith(changelogs))
            .filter(topic -> topic.getKey().endsWith("-changelog"))
            .mapToLong(topic -> topic.getValue())
            .sum();
    row.put("changelogs MB", bytes / 1e6, 0);
    System.err.println("measured");
  }

  private static Worker start(Bed bed, String folder, int threads, int standbys)
      throws InterruptedException {
    WorkerSettings settings =
        new WorkerSettings(
            NAME,
            bed.cluster(),
            bed.stateFolder(folder),
            WorkerSettings.DEFAULT_COMMIT_INTERVAL,
            threads,
            1,
            standbys,
            StoreMemory.DEFAULT_BYTES);
    return Workers.started(DedupeWorker.create(settings, DedupeSettings.DEFAULT, Workers.PATIENCE));
  }
}
