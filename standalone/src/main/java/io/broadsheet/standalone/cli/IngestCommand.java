package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.InputFiles;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageFeed;
import io.broadsheet.ingest.PageProducer;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code broadsheet ingest}: crawler output to the page topic. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Sends pages from files and folders to the page topic of a cluster.")
final class IngestCommand implements Callable<Integer>, PageFeed.Listener {

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files (HTML or text, gzipped or not; JSON lines) and folders of them.")
  private List<Path> paths;

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  private final AtomicLong accepted = new AtomicLong();
  private int tooLarge;
  private int unreadable;

  @Override
  public Integer call() {
    ClusterConfig config = cluster.config();
    requireReady(config);
    InputFiles input = InputFiles.below(paths);
    PageReader reader = new PageReader(Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES);
    input.unreadable().forEach(this::unreadable);
    try (PageProducer producer = new PageProducer(config)) {
      PageFeed feed = new PageFeed(reader, producer, this);
      input.files().forEach(feed::feed);
      feed.finish();
    } finally {
      System.err.printf(
          "%,d pages sent, %,d too large, %,d unreadable.%n", accepted.get(), tooLarge, unreadable);
    }
    return unreadable == 0 ? ExitCodes.OK : ExitCodes.UNREADABLE;
  }

  @Override
  public void accepted(RawPage page, RecordMetadata at) {
    accepted.incrementAndGet();
  }

  @Override
  public void refused(InputItem.TooLarge page) {
    tooLarge++;
    System.err.println("Too large: " + page.id() + ": " + page.explanation());
  }

  @Override
  public void unreadable(InputItem.Unreadable input) {
    unreadable++;
    System.err.println("Not read: " + input.file() + ": " + input.reason());
  }

  private static void requireReady(ClusterConfig config) {
    try (TopicSetup setup = new TopicSetup(config);
        SchemaRegistry registry = new SchemaRegistry(config)) {
      setup.requireTopics(List.of(config.topics().pages(), config.topics().rejected()));
      registry.requireReachable();
    }
  }
}
