package io.broadsheet.bench.ingest;

import io.broadsheet.bench.Machine;
import io.broadsheet.bench.Report;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageFeed;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.ingest.checkpoint.TransactionalCheckpoint;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Speed of feeding a large WARC file. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description =
        "Feeds a large WARC file, made of the files of a folder, to a broker in this process; beside"
            + " Kafka's producer performance tool, which sends the same bytes with the same settings.")
public final class IngestCommand implements Callable<Integer> {

  private static final int PARTITIONS = 6;

  @Parameters(
      paramLabel = "FOLDER",
      defaultValue = "../shared/data/warc",
      description = "WARC files (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--times",
      description = "How often they are repeated (default: ${DEFAULT-VALUE}).")
  private int times = 40;

  @Option(names = "--rounds", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--warm-ups", description = "Rounds before them (default: ${DEFAULT-VALUE}).")
  private int warmUps = 2;

  private Path work;
  private int pages;

  /** Work whose wall-clock time is taken. */
  private interface Work {
    void run() throws Exception;
  }

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(folder)) {
      System.out.println("Skipped: there is no folder " + folder + ".");
      return 0;
    }
    Machine before = Machine.now();
    work = Files.createTempDirectory("broadsheet-bench");
    try (EmbeddedBroker broker = EmbeddedBroker.start(work.resolve("broker"), 0)) {
      String servers = broker.bootstrapServers();
      race(new ClusterConfig(servers, "mock://bench", "bench.", Map.of()), before);
    } finally {
      delete();
    }
    return 0;
  }

  private void race(ClusterConfig cluster, Machine before) throws Exception {
    create(cluster);
    LargeWarc warc = new LargeWarc(folder);
    Path once = work.resolve("once.warc");
    warc.write(once, 1, false);
    PerformanceTool tool = new PerformanceTool(cluster, once, work.resolve("payloads"));
    Path plain = work.resolve("large.warc");
    Path zipped = work.resolve("large.warc.gz");
    warc.write(plain, times, false);
    warc.write(zipped, times, true);
    pages = tool.pages() * times;
    double[][] seconds = new double[3][rounds];
    List<Work> lanes =
        List.of(() -> tool.send(pages), () -> feed(cluster, plain), () -> feed(cluster, zipped));
    for (int round = -warmUps; round < rounds; round++) {
      for (int turn = 0; turn < lanes.size(); turn++) {
        int lane = Math.floorMod(turn + round, lanes.size());
        double taken = time(lanes.get(lane));
        if (round >= 0) {
          seconds[lane][round] = taken;
        }
      }
      System.err.printf("round %d of %d%n", round + warmUps + 1, warmUps + rounds);
    }
    report(before, seconds, tool.bytes() * times / 1e6);
  }

  private void report(Machine before, double[][] seconds, double megabytes) {
    String work = "%,d pages, %,.0f MB of records, wall clock".formatted(pages, megabytes);
    Report report = new Report("ingest", before, rounds, work);
    String[] names = {"kafka-producer-perf-test", "ingest, plain", "ingest, gzip member a record"};
    for (int lane = 0; lane < names.length; lane++) {
      Report.Row row = report.row(names[lane]);
      double[] ratios = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        ratios[round] = seconds[0][round] / seconds[lane][round];
      }
      row.put("MB/s", megabytes / median(seconds[lane]), 1);
      row.put("pages/s", pages / median(seconds[lane]), 0);
      row.put("of the tool", median(ratios), 2);
    }
    System.out.println(report.toText());
  }

  private void feed(ClusterConfig cluster, Path warc) throws IOException, InterruptedException {
    AtomicLong accepted = new AtomicLong();
    int max = PageReader.DEFAULT_MAX_PAGE_BYTES;
    Path file = work.resolve("checkpoint");
    try (TransactionalCheckpoint checkpoint =
        TransactionalCheckpoint.open(file, cluster, max, Duration.ofSeconds(1), "")) {
      PageReader reader = new PageReader(Clock.systemUTC(), max);
      PageFeed feed = new PageFeed(reader, checkpoint.producer(), checkpoint, counting(accepted));
      feed.feed(warc);
      feed.finish();
      checkpoint.delete();
    }
    if (accepted.get() != pages) {
      throw new IllegalStateException(
          "%d pages were sent, not %d".formatted(accepted.get(), pages));
    }
  }

  private static PageFeed.Listener counting(AtomicLong accepted) {
    return new PageFeed.Listener() {
      @Override
      public void accepted(long number, RawPage page, RecordMetadata at) {
        accepted.incrementAndGet();
      }

      @Override
      public void refused(long number, InputItem.TooLarge page) {
        throw new IllegalStateException("A page is too large: " + page.id());
      }

      @Override
      public void unreadable(InputItem.Unreadable input) {
        throw new IllegalStateException(input.reason());
      }
    };
  }

  private static double time(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void create(ClusterConfig cluster) {
    List<TopicSpec> topics = cluster.topics().all(PARTITIONS);
    try (TopicSetup setup = new TopicSetup(cluster);
        SchemaRegistry registry = new SchemaRegistry(cluster)) {
      topics.forEach(registry::register);
      setup.create(topics, (short) 1);
    }
  }

  private void delete() throws IOException {
    try (var paths = Files.walk(work)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
