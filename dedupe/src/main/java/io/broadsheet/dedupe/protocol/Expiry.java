package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.protocol.AgedEntries.Pace;
import io.broadsheet.dedupe.protocol.RememberedArticles.Remembered;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Forgets, a little at a time, what is older than anything that may still come. Decisions that were
 * told stand.
 */
final class Expiry {

  /**
   * For each call; more than comes in between two of them, also while a backlog is worked off. The
   * walk through all is what meets an archive that is fed among articles which stay for days.
   */
  private static final Pace PACE = new Pace(5_000, 64, 2_000);

  private final Homes homes;
  private final Versions<?> versions;
  private final AgedEntries byAge;
  private final BucketLog log;
  private final RememberedArticles remembered;

  Expiry(Homes homes, Versions<?> versions, BucketLog log, RememberedArticles remembered) {
    this.homes = homes;
    this.versions = versions;
    this.byAge = versions.byAge(PACE);
    this.log = log;
    this.remembered = remembered;
  }

  /**
   * @param now from which on what is left of an article is remembered
   * @param forget takes what left the registrations out of the index
   */
  void expire(Horizons horizons, Instant now, Consumer<List<Registration>> forget) {
    log.expire(horizons, forget);
    byAge.take((key, value) -> taking(Versions.Entry.read(key, value), horizons, now));
  }

  private Runnable taking(Versions.Entry entry, Horizons horizons, Instant now) {
    if (!horizons.isPast(entry.origin().lanes(), entry.at())) {
      return null;
    }
    if (homes.isAsItCame(entry.id(), entry.number())) {
      return homes.isComplete(entry.number()) ? () -> forgetAsItCame(entry, now) : null;
    }
    ArticleState article = homes.peek(entry.id());
    boolean isDue = horizons.isPast(entry.origin().lanes(), article.latest()) && article.isQuiet();
    return isDue ? () -> forget(article, now) : null;
  }

  private void forget(ArticleState article, Instant now) {
    VersionState standing = article.standing();
    long printHash = versions.entry(standing.arrival()).printHash();
    remembered.put(
        article.id(),
        new Remembered(
            article.isPublishedCanonical(),
            standing.revision(),
            printHash,
            standing.origin().isTimed() ? article.latest() : Instant.MIN),
        now);
    homes.watchers().clear(standing);
    versions.delete(standing.arrival());
    homes.delete(article.id(), article.place());
  }

  private void forgetAsItCame(Versions.Entry entry, Instant now) {
    Instant latest = entry.origin().isTimed() ? entry.at() : Instant.MIN;
    remembered.put(entry.id(), new Remembered(true, 1, entry.printHash(), latest), now);
    versions.delete(entry.number());
    homes.delete(entry.id(), entry.number());
  }
}
