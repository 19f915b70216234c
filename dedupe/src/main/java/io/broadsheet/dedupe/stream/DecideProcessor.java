package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Change;
import io.broadsheet.dedupe.decide.IncrementalDecider;
import io.broadsheet.dedupe.decide.Outcome;
import io.broadsheet.runtime.Watermark;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.RecrawlKind;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Feeds articles to the decider and sends what changes. */
final class DecideProcessor implements Processor<String, Article, String, SpecificRecord> {

  private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

  private final DedupeSettings settings;
  private final Duration lateness;
  private final Watermark watermark = new Watermark();
  private ProcessorContext<String, SpecificRecord> context;
  private StoredHomes homes;
  private KeyValueStore<String, Article> bodies;
  private IncrementalDecider decider;

  DecideProcessor(DedupeSettings settings, Duration lateness) {
    this.settings = settings;
    this.lateness = lateness;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    requireOneTask(context.taskId());
    this.context = context;
    this.homes = new StoredHomes(context.getStateStore(DedupeTopology.HOMES));
    this.bodies = context.getStateStore(DedupeTopology.BODIES);
    this.decider = new IncrementalDecider(settings, homes);
    context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> expire());
  }

  @Override
  public void process(Record<String, Article> record) {
    Article article = record.value();
    if (article == null) {
      throw new IllegalArgumentException("An article record without a value");
    }
    watermark.advance(article.getFetchedAt(), Instant.ofEpochMilli(context.currentSystemTimeMs()));
    Outcome outcome = decide(article);
    boolean replaced = settleCrawls(record, article, outcome);
    outcome.changes().forEach(change -> tell(record, change));
    if (replaced && outcome.changes().isEmpty()) {
      tellAgain(record, outcome.revision());
    }
  }

  /** A fault of the decider may leave its index behind the store, so the index is built anew. */
  private Outcome decide(Article article) {
    try {
      return decider.add(Records.domain(article));
    } catch (RuntimeException e) {
      decider = new IncrementalDecider(settings, homes);
      throw e;
    }
  }

  /**
   * Of all crawls of an article one stands: of those with the latest text, the earliest. The others
   * are told as re-crawls.
   *
   * @return whether another crawl stands now than before
   */
  private boolean settleCrawls(Record<String, Article> record, Article crawl, Outcome outcome) {
    Article standing = bodies.get(crawl.getId());
    boolean replaces =
        switch (outcome.kind()) {
          case ADDED, REVISED -> true;
          case SUPERSEDED -> false;
          case UNCHANGED -> crawl.getFetchedAt().isBefore(standing.getFetchedAt());
        };
    if (replaces) {
      bodies.put(crawl.getId(), crawl);
    }
    Article passed = replaces ? standing : crawl;
    if (passed != null) {
      boolean unchanged = outcome.kind() == Outcome.Kind.UNCHANGED;
      RecrawlKind kind = unchanged ? RecrawlKind.UNCHANGED : RecrawlKind.SUPERSEDED;
      recrawl(record, passed, kind, outcome.revision());
    }
    return replaces;
  }

  private void tellAgain(Record<String, Article> record, int revision) {
    String id = record.value().getId();
    decider
        .decision(id)
        .ifPresent(decision -> tell(record, new Change(id, revision, decision, decision)));
  }

  private void recrawl(
      Record<String, Article> record, Article crawl, RecrawlKind kind, int revision) {
    var recrawl = Records.recrawl(crawl, kind, revision);
    send(record, crawl.getId(), recrawl, DedupeTopology.RECRAWLS);
  }

  private void tell(Record<String, Article> record, Change change) {
    String id = change.id();
    Article article = bodies.get(id);
    if (change.publishesCanonical()) {
      var canonical = Records.canonical(article, change.revision());
      send(record, id, canonical, DedupeTopology.CANONICAL);
    } else {
      Article canonical = bodies.get(change.after().canonicalId());
      var duplicate = Records.duplicate(article, change.revision(), change.after(), canonical);
      send(record, id, duplicate, DedupeTopology.DUPLICATES);
    }
    if (change.retractsCanonical()) {
      send(record, id, null, DedupeTopology.CANONICAL);
    }
    if (change.withdrawsDuplicate()) {
      send(record, id, null, DedupeTopology.DUPLICATES);
    }
  }

  /**
   * @param value null for a tombstone
   */
  private void send(Record<String, Article> record, String id, SpecificRecord value, String sink) {
    context.forward(record.withKey(id).withValue(value), sink);
  }

  private void expire() {
    if (watermark.isKnown()) {
      Instant horizon = watermark.latest().minus(settings.window()).minus(lateness);
      decider.expireBefore(horizon).forEach(bodies::delete);
    }
  }

  private static void requireOneTask(TaskId task) {
    if (task.partition() > 0) {
      throw new IllegalStateException(
          "The article topic has more than one partition, and this dedupe decides all articles in"
              + " one task. Create the topic with one partition, as broadsheet topics create does.");
    }
  }
}
