package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.protocol.TaskStores.Bodies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Forgets, a little at a time, what is older than anything that may still come. Decisions that were
 * told stand.
 */
final class Expiry<B> {

  /** What one call looks at; 5,000 articles take some 10 ms. */
  private static final int ARTICLES = 5_000;

  private static final int BATCHES = 500;

  private final Duration kept;
  private final Homes homes;
  private final Bodies<B> bodies;
  private final BucketLog log;
  private final ForgottenCopies forgotten;
  private String cursor = "";

  /**
   * @param kept the window and the allowance for lateness
   */
  Expiry(Duration kept, Homes homes, Bodies<B> bodies, BucketLog log, ForgottenCopies forgotten) {
    this.kept = kept;
    this.homes = homes;
    this.bodies = bodies;
    this.log = log;
    this.forgotten = forgotten;
  }

  Duration kept() {
    return kept;
  }

  /**
   * @param forget takes what left the registrations out of the index
   */
  void expire(Instant horizon, Consumer<List<Registration>> forget) {
    log.expire(horizon, BATCHES, forget);
    List<ArticleState> due = new ArrayList<>();
    int[] seen = {0};
    String from = cursor;
    cursor = "";
    homes.forEach(
        from,
        article -> {
          if (article.latest().isBefore(horizon) && article.isQuiet()) {
            due.add(article);
          }
          boolean more = ++seen[0] < ARTICLES;
          cursor = more ? "" : article.id();
          return more;
        });
    due.forEach(this::forget);
  }

  private void forget(ArticleState article) {
    if (!article.isPublishedCanonical()) {
      forgotten.add(article.id());
    }
    homes.deleteFeatures(article.standing());
    bodies.delete(article.standing().version());
    homes.watchers().clear(article.standing());
    homes.delete(article);
  }
}
