package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.protocol.AgedEntries.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Forgets, a little at a time, what is older than anything that may still come. Decisions that were
 * told stand.
 */
final class Expiry {

  /** For each call; more than comes in between two of them, also while a backlog is worked off. */
  private static final Pace PACE = new Pace(5_000, 64, 500);

  private final Duration kept;
  private final Homes homes;
  private final Versions<?> versions;
  private final AgedEntries byAge;
  private final BucketLog log;
  private final ForgottenCopies forgotten;

  /**
   * @param kept the window and the allowance for lateness
   */
  Expiry(
      Duration kept, Homes homes, Versions<?> versions, BucketLog log, ForgottenCopies forgotten) {
    this.kept = kept;
    this.homes = homes;
    this.versions = versions;
    this.byAge = versions.byAge(PACE);
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
    log.expire(horizon, forget);
    byAge.take((key, value) -> taking(Versions.Entry.read(key, value), horizon));
  }

  private Runnable taking(Versions.Entry entry, Instant horizon) {
    if (!entry.at().isBefore(horizon)) {
      return null;
    }
    if (homes.isAsItCame(entry.id(), entry.number())) {
      return homes.isComplete(entry.number()) ? () -> forgetAsItCame(entry) : null;
    }
    ArticleState article = homes.peek(entry.id());
    boolean isDue = article.latest().isBefore(horizon) && article.isQuiet();
    return isDue ? () -> forget(article) : null;
  }

  private void forget(ArticleState article) {
    if (!article.isPublishedCanonical()) {
      forgotten.add(article.id());
    }
    homes.watchers().clear(article.standing());
    versions.delete(article.standing().arrival());
    homes.delete(article.id(), article.place());
  }

  private void forgetAsItCame(Versions.Entry entry) {
    versions.delete(entry.number());
    homes.delete(entry.id(), entry.number());
  }
}
