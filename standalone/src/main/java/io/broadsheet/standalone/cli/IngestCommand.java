package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.InputFiles;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageProducer;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code broadsheet ingest}: crawler output to the page topic. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Sends pages from files and folders to the page topic of a cluster.")
final class IngestCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files (HTML or text, gzipped or not; JSON lines) and folders of them.")
  private List<Path> paths;

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private int tooLarge;
  private int unreadable;

  @Override
  public Integer call() {
    ClusterConfig config = cluster.config();
    requireReady(config);
    InputFiles input = InputFiles.below(paths);
    PageReader reader = new PageReader(Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES);
    try (PageProducer producer = new PageProducer(config)) {
      input.unreadable().forEach(item -> take(item, producer));
      for (Path file : input.files()) {
        reader.read(file, item -> take(item, producer));
        requireSent();
      }
      producer.flush();
      requireSent();
    }
    System.err.printf(
        "%,d pages sent, %,d too large, %,d unreadable.%n",
        acknowledged.get(), tooLarge, unreadable);
    return unreadable == 0 ? ExitCodes.OK : ExitCodes.UNREADABLE;
  }

  private void take(InputItem item, PageProducer producer) {
    if (item instanceof InputItem.Page page) {
      producer.send(page.page(), (metadata, error) -> acknowledge(error));
    } else if (item instanceof InputItem.TooLarge large) {
      tooLarge++;
      producer.reject(large);
      System.err.println("Too large: " + large.id() + ": " + large.explanation());
    } else if (item instanceof InputItem.Unreadable nothing) {
      unreadable++;
      System.err.println("Not read: " + nothing.file() + ": " + nothing.reason());
    }
  }

  private void acknowledge(Exception error) {
    if (error == null) {
      acknowledged.incrementAndGet();
    } else {
      failure.compareAndSet(null, error);
    }
  }

  private void requireSent() {
    if (failure.get() != null) {
      throw new IllegalStateException(
          "After %,d pages the broker did not take one: %s"
              .formatted(acknowledged.get(), failure.get().getMessage()),
          failure.get());
    }
  }

  private static void requireReady(ClusterConfig config) {
    try (TopicSetup setup = new TopicSetup(config);
        SchemaRegistry registry = new SchemaRegistry(config)) {
      setup.requireTopics(List.of(config.topics().pages(), config.topics().rejected()));
      registry.requireReachable();
    }
  }
}
