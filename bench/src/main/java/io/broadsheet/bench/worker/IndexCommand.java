package io.broadsheet.bench.worker;

import io.broadsheet.bench.Machine;
import io.broadsheet.bench.Report;
import io.broadsheet.dedupe.decide.KeyIndex;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the index takes of the heap, without a broker: that of one task among several. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description =
        "Heap an article in the index of all tasks together, by the number of tasks: the index of"
            + " one task is filled and measured.")
public final class IndexCommand implements Callable<Integer> {

  @Option(names = "--articles", description = "How many (default: ${DEFAULT-VALUE}).")
  private int articles = 1_000_000;

  @Option(
      names = "--tasks",
      split = ",",
      description = "Numbers of tasks (default: ${DEFAULT-VALUE}).")
  private List<Integer> tasks = List.of(1, 4, 24);

  @Mixin private StoryOptions stories;

  @Override
  public Integer call() throws IOException {
    Stories read = stories.read();
    Position[] positions = new Position[articles];
    long[][] keys = new long[articles][];
    ArticleSource source = new ArticleSource(read, articles);
    for (int i = 0; i < articles; i++) {
      Story story = source.story(i);
      positions[i] = new Position(story.at(), new Version(ArticleSource.id(i), 1));
      keys[i] = Features.of(story.title(), story.text()).keys();
    }
    String work = "%,d articles made of %s".formatted(articles, read.origin());
    Report report = new Report("index", Machine.now(), 1, work);
    for (int all : tasks) {
      measure(all, positions, keys, report.row(all + " tasks"));
    }
    System.out.println(report.toText());
    return 0;
  }

  private static void measure(int tasks, Position[] positions, long[][] keys, Report.Row row) {
    long before = heap();
    KeyIndex index = new KeyIndex(0);
    int held = 0;
    for (int i = 0; i < positions.length; i++) {
      long[] own = ofFirst(tasks, keys[i]);
      if (own.length > 0) {
        index.add(own, positions[i]);
        held++;
      }
    }
    double each = (double) tasks / positions.length;
    row.put("heap/article", (heap() - before) * each, 0);
    row.put("d", held * each, 2);
    row.put("keys/article", index.size() * each, 1);
  }

  /** The keys that fall to the first of so many tasks: an equal part of their range. */
  private static long[] ofFirst(int tasks, long[] keys) {
    long part = (1L << Byte.SIZE * Features.KEY_BYTES) / tasks;
    return Arrays.stream(keys).filter(key -> key < part).toArray();
  }

  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
