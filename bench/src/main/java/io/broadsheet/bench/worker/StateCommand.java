package io.broadsheet.bench.worker;

import io.broadsheet.bench.Machine;
import io.broadsheet.bench.Report;
import io.broadsheet.bench.worker.Stopwatch.Reading;
import io.broadsheet.dedupe.protocol.Lateness;
import io.broadsheet.dedupe.stream.Patience;
import io.broadsheet.runtime.Worker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the dedupe worker keeps, and what an article costs when it keeps much. */
@Command(
    name = "state",
    mixinStandardHelpOptions = true,
    description =
        "Bytes an article in the state folder and the changelogs, heap, restart and CPU time an"
            + " article at growing numbers of articles, none of which are forgotten, unless"
            + " --lateness says so.")
public final class StateCommand implements Callable<Integer> {

  private static final String NAME = "dedupe";
  private static final List<String> STORES =
      List.of("homes", "registrations", "progress", "remembered");

  @Option(
      names = "--sizes",
      split = ",",
      description = "Numbers of articles, rising (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of(100_000, 500_000, 1_000_000, 2_000_000);

  @Option(
      names = "--probe",
      description = "The last so many articles at each size are timed (default: ${DEFAULT-VALUE}).")
  private int probe = 50_000;

  @Option(names = "--threads", description = "Stream threads (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Option(
      names = "--lateness",
      description =
          "Allowance for lateness; state older than the window and this goes, and what is left of"
              + " it is the store 'remembered' (default: ${DEFAULT-VALUE}, nothing is older).")
  private Duration lateness = Duration.ofDays(5000);

  @Mixin private StoryOptions stories;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Stories read = stories.read();
    int most = sizes.get(sizes.size() - 1);
    ArticleSource source = new ArticleSource(read, most);
    Report report = new Report("state", Machine.now(), 1, "articles made of " + read.origin());
    try (Bed bed = Bed.start()) {
      warmUp(bed, source, most);
      int done = 0;
      for (int size : sizes) {
        take(bed, source, done, size - probe);
        measure(bed, source, size, report.row("%,d articles".formatted(size)));
        System.err.println(report.toText());
        done = size;
      }
    }
    System.out.println(report.toText());
    return 0;
  }

  /** On articles that do not come again. */
  private void warmUp(Bed bed, ArticleSource source, int most) throws InterruptedException {
    int count = Math.min(100_000, most);
    bed.feed(source::get, most - count, most);
    try (Worker worker = Workers.dedupe(bed, "warm-up", threads, patience())) {
      Stopwatch.start(bed, Workers.decisions(bed)).await(count);
    }
    bed.resetAll();
  }

  private void take(Bed bed, ArticleSource source, int from, int to) throws InterruptedException {
    bed.feed(source::get, from, to);
    SentCount.reset();
    try (Worker worker = Workers.dedupe(bed, NAME, threads, patience())) {
      Stopwatch.start(bed, Workers.decisions(bed)).await(to - from);
    }
  }

  private void measure(Bed bed, ArticleSource source, int size, Report.Row row)
      throws InterruptedException {
    bed.feed(source::get, size - probe, size);
    SentCount.reset();
    long begin = System.nanoTime();
    long heap;
    try (Worker worker = Workers.dedupe(bed, NAME, threads, patience())) {
      row.put("restart s", (System.nanoTime() - begin) / 1e9, 1);
      Reading taken = Stopwatch.start(bed, Workers.decisions(bed)).await(probe);
      row.put("CPU µs/article", 1e6 * taken.cpu() / probe, 0);
      row.put("µs/article", 1e6 * taken.seconds() / probe, 0);
      heap = heap();
    }
    row.put("heap/article", (double) (heap - heap()) / size, 0);
    putBytes(bed, size, row);
  }

  private Patience patience() {
    return Workers.PATIENCE.with(Lateness.of(lateness), Duration.ofDays(1));
  }

  private static void putBytes(Bed bed, int size, Report.Row row) {
    Path folder = bed.stateFolder(NAME);
    Map<String, Long> topics = bed.bytes();
    String changelog = bed.cluster().topicPrefix() + NAME + "-%s-changelog";
    double sum = 0;
    for (String store : STORES) {
      double state = (double) stateBytes(folder, bed, store) / size;
      double log = (double) topics.getOrDefault(changelog.formatted(store), 0L) / size;
      row.put(store + " state", state, 0);
      row.put(store + " log", log, 0);
      sum += state + log;
    }
    row.put("both", sum, 0);
    row.put("bodies state", (double) stateBytes(folder, bed, "bodies") / size, 0);
    row.put("bodies log", (double) topics.get(changelog.formatted("bodies")) / size, 0);
  }

  private static long stateBytes(Path folder, Bed bed, String store) {
    Path application = folder.resolve(bed.cluster().topicPrefix() + NAME);
    return IntStream.range(0, Bed.PARTITIONS)
        .mapToObj(task -> application.resolve("0_" + task).resolve("rocksdb").resolve(store))
        .mapToLong(Bed::size)
        .sum();
  }

  /** What is in use after a collection. */
  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
