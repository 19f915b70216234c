package io.broadsheet.bench.worker;

import io.broadsheet.bench.Machine;
import io.broadsheet.bench.Report;
import io.broadsheet.runtime.Worker;
import io.broadsheet.schemas.Article;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long an article waits for its decision when few come. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description =
        "Milliseconds from appending an article to its topic until its decision can be read by a"
            + " consumer that reads what is committed, at a commit interval of 100 ms.")
public final class LatencyCommand implements Callable<Integer> {

  @Option(names = "--rate", description = "Articles per second (default: ${DEFAULT-VALUE}).")
  private int rate = 50;

  @Option(names = "--seconds", description = "How long it counts (default: ${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Option(
      names = "--before",
      description = "Articles decided before, as fast as it goes (default: ${DEFAULT-VALUE}).")
  private int before = 50_000;

  @Mixin private StoryOptions stories;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Stories read = stories.read();
    int count = rate * seconds;
    ArticleSource source = new ArticleSource(read, before + count);
    Machine machine = Machine.now();
    try (Bed bed = Bed.start()) {
      bed.feed(source::get, 0, before);
      try (Worker worker = Workers.dedupe(bed, "dedupe", 1, Workers.PATIENCE);
          DecisionTimes decisions = new DecisionTimes(bed)) {
        Stopwatch.start(bed, Workers.decisions(bed)).await(before);
        long[] sent = send(bed, source, count);
        decisions.awaitAll(source, before, count);
        print(new Report("latency", machine, 1, work(read)), waits(source, sent, decisions));
      }
    }
    return 0;
  }

  private String work(Stories read) {
    return "%d articles/s for %d s after %d, made of %s"
        .formatted(rate, seconds, before, read.origin());
  }

  /** The moments at which each was handed to the producer. */
  private long[] send(Bed bed, ArticleSource source, int count) {
    long[] sent = new long[count];
    try (KafkaProducer<String, Article> producer = bed.producer()) {
      long begin = System.nanoTime();
      for (int i = 0; i < count; i++) {
        Article article = source.get(before + i);
        LockSupport.parkNanos(begin + i * 1_000_000_000L / rate - System.nanoTime());
        sent[i] = System.nanoTime();
        producer.send(
            new ProducerRecord<>(bed.cluster().topics().articles(), article.getId(), article));
      }
    }
    return sent;
  }

  private double[] waits(ArticleSource source, long[] sent, DecisionTimes decisions) {
    double[] waits = new double[sent.length];
    for (int i = 0; i < sent.length; i++) {
      waits[i] = (decisions.of(source.get(before + i).getId()) - sent[i]) / 1e6;
    }
    Arrays.sort(waits);
    return waits;
  }

  private static void print(Report report, double[] waits) {
    Report.Row row = report.row("dedupe, ms");
    for (int percent : new int[] {50, 90, 99, 100}) {
      int rank = Math.max(0, (int) Math.ceil(waits.length * percent / 100.0) - 1);
      row.put("p" + percent, waits[rank], 0);
    }
    System.out.println(report.toText());
  }
}
