package io.broadsheet.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The topics of a pipeline, by name. One place says what each carries, how many partitions it gets
 * and how long it is kept.
 *
 * @param prefix put before every name
 */
public record TopicCatalogue(String prefix) {

  /** Partitions a topic is created with when nobody says otherwise. */
  public static final int DEFAULT_PARTITIONS = 6;

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(30);

  /**
   * A mark must outlive its dead letter, also one that stays long in a segment that fills slowly.
   */
  private static final Duration TWO_MONTHS = MONTH.multipliedBy(2);

  public TopicCatalogue {
    Objects.requireNonNull(prefix, "prefix");
  }

  /** Raw pages by URL, partitioned by site. */
  public String pages() {
    return prefix + "pages";
  }

  /** Cleaned articles by article id. */
  public String articles() {
    return prefix + "articles";
  }

  /** Canonical articles by article id, with tombstones. */
  public String canonical() {
    return prefix + "canonical";
  }

  /** Decisions that an article is a copy, by article id, with tombstones. */
  public String duplicates() {
    return prefix + "duplicates";
  }

  /** Pages that showed a known article again, by article id. */
  public String recrawls() {
    return prefix + "recrawls";
  }

  /** Pages that hold no article, by page URL. */
  public String rejected() {
    return prefix + "rejected";
  }

  /** Records that could not be processed, by their key as read. */
  public String deadLetters() {
    return prefix + "dead-letters";
  }

  /** Marks of the dead letters that were sent back, by partition and offset of the letter. */
  public String replays() {
    return prefix + "replays";
  }

  /**
   * What the tasks of dedupe tell each other; no topic for others. The worker creates it, with as
   * many partitions as articles has.
   */
  public TopicSpec dedupeMessages(int partitions) {
    return new TopicSpec(
        prefix + "dedupe-messages", null, partitions, false, TopicSpec.UNTIL_DELETED);
  }

  /**
   * All topics that are there for others too.
   *
   * @param partitions of each
   * @param retention of some, by their names without the prefix; others have their defaults
   * @throws IllegalArgumentException with a sentence, when there is no such topic, or when topics
   *     that depend on each other would not be kept long enough
   */
  public List<TopicSpec> all(int partitions, Map<String, Duration> retention) {
    return Retentions.apply(all(partitions), prefix, retention);
  }

  /** The same with the default retention of each. */
  public List<TopicSpec> all(int partitions) {
    return List.of(
        new TopicSpec(pages(), RawPage.getClassSchema(), partitions, false, WEEK),
        new TopicSpec(articles(), Article.getClassSchema(), partitions, false, WEEK),
        new TopicSpec(canonical(), CanonicalArticle.getClassSchema(), partitions, true, WEEK),
        new TopicSpec(duplicates(), Duplicate.getClassSchema(), partitions, true, WEEK),
        new TopicSpec(recrawls(), Recrawl.getClassSchema(), partitions, false, MONTH),
        new TopicSpec(rejected(), RejectedPage.getClassSchema(), partitions, false, MONTH),
        new TopicSpec(deadLetters(), DeadLetter.getClassSchema(), partitions, false, MONTH),
        new TopicSpec(replays(), Replay.getClassSchema(), partitions, false, TWO_MONTHS));
  }
}
