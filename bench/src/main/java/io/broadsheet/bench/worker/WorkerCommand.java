package io.broadsheet.bench.worker;

import io.broadsheet.bench.Machine;
import io.broadsheet.bench.RaceOptions;
import io.broadsheet.bench.Report;
import io.broadsheet.bench.worker.Stopwatch.Reading;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Speed of the dedupe worker beside topologies that do less, in turns on one broker. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    description =
        "Articles per second of the dedupe worker on a broker of its own, beside a topology that"
            + " passes articles on, and one that repartitions and stores them.")
public final class WorkerCommand implements Callable<Integer> {

  @Option(names = "--articles", description = "How many (default: ${DEFAULT-VALUE}).")
  private int articles = 300_000;

  @Option(names = "--threads", description = "Stream threads (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Mixin private StoryOptions stories;

  @Mixin private RaceOptions options;

  /**
   * @param bytes on disk by topic, but for the articles
   * @param copies decisions that an article is a copy, per article
   */
  private record Taken(Reading reading, Map<String, Long> bytes, double copies) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Stories read = stories.read();
    Machine before = Machine.now();
    List<Contestant> contestants =
        List.of(new Contestant.PassThrough(), new Contestant.StoreOnly(), new Contestant.Dedupe());
    List<List<Taken>> taken = new ArrayList<>();
    contestants.forEach(contestant -> taken.add(new ArrayList<>()));
    try (Bed bed = Bed.start()) {
      System.err.printf("feeding %,d articles%n", articles);
      bed.feed(new ArticleSource(read, articles)::get, 0, articles);
      for (int round = -options.warmUps(); round < options.rounds(); round++) {
        for (int i = 0; i < contestants.size(); i++) {
          int turn = Math.floorMod(i + round, contestants.size());
          String name = "round %d, %s".formatted(round, contestants.get(turn).name());
          Taken one = run(bed, contestants.get(turn), new ProgressLine(name, articles));
          System.err.printf("%s: %s%n", name, one);
          if (round >= 0) {
            taken.get(turn).add(one);
          }
        }
      }
    }
    String work =
        "%d articles made of %s, %d partitions, %d threads"
            .formatted(articles, read.origin(), Bed.PARTITIONS, threads);
    options.print(report(new Report("worker", before, options.rounds(), work), contestants, taken));
    return 0;
  }

  private Taken run(Bed bed, Contestant contestant, ProgressLine progress)
      throws InterruptedException {
    String name = "bench-" + System.nanoTime();
    bed.reset();
    System.gc(); // what the contestant before has left is not this one's to collect
    WorkerSettings settings = Workers.settings(bed, name, threads);
    try (Worker worker = Workers.started(contestant.create(bed, settings))) {
      List<String> outputs = contestant.outputs(bed, settings);
      Reading reading = Stopwatch.start(bed, outputs).await(articles, progress::at);
      Map<String, Long> bytes = bed.bytes();
      bytes.remove(bed.cluster().topics().articles());
      bytes.keySet().removeIf(topic -> topic.startsWith("__"));
      double copies = (double) SentCount.of(bed.cluster().topics().duplicates()) / articles;
      return new Taken(reading, bytes, copies);
    }
  }

  private Report report(Report report, List<Contestant> contestants, List<List<Taken>> taken) {
    for (int i = 0; i < contestants.size(); i++) {
      List<Taken> own = taken.get(i);
      Report.Row row = report.row(contestants.get(i).name());
      row.put("articles/s", articles / Median.of(own, one -> one.reading().seconds()), 0);
      for (int other = 0; other < 2; other++) {
        List<Taken> beside = taken.get(other);
        row.put(
            "of " + contestants.get(other).name(),
            Median.of(own, beside, (a, b) -> b.reading().seconds() / a.reading().seconds()),
            2);
      }
      row.put("CPU µs/article", 1e6 / articles * Median.of(own, one -> one.reading().cpu()), 0);
      row.put("broker's", 1e6 / articles * Median.of(own, one -> one.reading().brokerCpu()), 0);
      row.put("bytes/article on topics", Median.of(own, this::bytesEach), 0);
      row.put("copies", Median.of(own, Taken::copies), 3);
    }
    return report;
  }

  private double bytesEach(Taken taken) {
    return (double) taken.bytes().values().stream().mapToLong(Long::longValue).sum() / articles;
  }
}
