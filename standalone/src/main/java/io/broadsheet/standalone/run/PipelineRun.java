package io.broadsheet.standalone.run;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.Checkpoint;
import io.broadsheet.ingest.InputFiles;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageFeed;
import io.broadsheet.ingest.PageProducer;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.ingest.json.FieldMap;
import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.account.Account;
import io.broadsheet.standalone.account.AccountBook;
import io.broadsheet.standalone.account.DedupeMemory;
import io.broadsheet.standalone.account.OutcomeReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A pipeline on a cluster of its own: set it up, feed it, and wait until every page stands in
 * exactly one place.
 */
public final class PipelineRun implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * How long nothing must have come before what stands counts as final: a page has a place as soon
   * as it is decided, and what it changes of others follows within a few commits.
   */
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private static final int PARTITIONS = 2;

  private final ClusterConfig cluster;
  private final Progress progress;
  private final Duration patience;
  private final Workers workers;

  private PipelineRun(
      ClusterConfig cluster, Progress progress, Duration patience, Workers workers) {
    this.cluster = cluster;
    this.progress = progress;
    this.patience = patience;
    this.workers = workers;
  }

  /**
   * What a run found.
   *
   * @param account of the pages fed
   * @param unreadable input that never became a page
   * @param notes sentences about pages that were sent
   */
  public record Result(
      Account account, List<InputItem.Unreadable> unreadable, List<String> notes) {}

  /**
   * Creates topics and schemas and starts the workers.
   *
   * @param patience how long to wait for pages that stay undecided while nothing moves
   */
  public static PipelineRun start(
      ClusterConfig cluster, Path stateDir, Progress progress, Duration patience)
      throws InterruptedException {
    return start(cluster, stateDir, progress, patience, FetchTimeRule.DEFAULT);
  }

  /**
   * The same, where other fetch times are believed.
   *
   * @param times which, for the workers
   */
  public static PipelineRun start(
      ClusterConfig cluster,
      Path stateDir,
      Progress progress,
      Duration patience,
      FetchTimeRule times)
      throws InterruptedException {
    progress.step("Creating topics and schemas");
    setUp(cluster);
    progress.step("Starting the workers");
    return new PipelineRun(cluster, progress, patience, Workers.start(cluster, stateDir, times));
  }

  /** Feeds the files in the default lane, and waits for their pages. */
  public Result feed(InputFiles input) throws InterruptedException {
    return feed(input, Admission.DEFAULT);
  }

  /** Feeds the files and waits for their pages. */
  public Result feed(InputFiles input, Admission admission) throws InterruptedException {
    AccountBook book = new AccountBook(DedupeMemory.DEFAULT);
    FeedNotes notes = new FeedNotes(admission);
    List<InputItem.Unreadable> unreadable = new ArrayList<>(input.unreadable());
    try (PageProducer producer = new PageProducer(cluster);
        OutcomeReader outcomes = new OutcomeReader(cluster, book)) {
      PageReader reader =
          PageReader.toSend(
              Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES, FieldMap.DEFAULT, admission);
      BookKeeper keeper = new BookKeeper(book, unreadable, notes, () -> look(outcomes));
      PageFeed feed = new PageFeed(reader, producer, Checkpoint.NONE, keeper);
      progress.step("Feeding and deciding");
      for (Path file : input.files()) {
        feed.feed(file);
        progress.pages(book.settled(), feed.pages());
      }
      feed.finish();
      awaitComplete(book, outcomes, feed.pages());
      progress.done();
    }
    return new Result(book.account(), unreadable, notes.sentences());
  }

  /** Stops the workers; what they have done is committed. */
  @Override
  public void close() {
    workers.close();
  }

  private void awaitComplete(AccountBook book, OutcomeReader outcomes, long pages)
      throws InterruptedException {
    Instant lastChange = Instant.now();
    Duration quiet = Duration.ZERO;
    while (quiet.compareTo(book.isComplete() ? SETTLED : patience) <= 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      workers.requireAlive();
      if (outcomes.poll(POLL) > 0) {
        lastChange = Instant.now();
      }
      quiet = Duration.between(lastChange, Instant.now());
      progress.pages(book.settled(), pages);
    }
  }

  /** An interruption is left for the next wait to see. */
  private static void look(OutcomeReader outcomes) {
    try {
      outcomes.poll(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void setUp(ClusterConfig cluster) {
    List<TopicSpec> topics = cluster.topics().all(PARTITIONS);
    try (TopicSetup setup = new TopicSetup(cluster);
        SchemaRegistry registry = new SchemaRegistry(cluster)) {
      topics.parallelStream().forEach(registry::register);
      setup.create(topics, (short) 1);
    }
  }
}
