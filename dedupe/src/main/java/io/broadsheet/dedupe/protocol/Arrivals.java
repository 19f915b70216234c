package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.protocol.Publisher.Recrawl;
import io.broadsheet.dedupe.protocol.Versions.Entry;
import java.time.Instant;

/**
 * Takes crawls of articles in. A new article, or one whose text or place in the order is new, gets
 * a version, which is registered in the buckets. Of all crawls of an article one stands: of those
 * with the latest text, the earliest. The others are told as re-crawls.
 */
final class Arrivals<B> {

  private final Homes homes;
  private final Registrar registrar;
  private final Announcer<B> announcer;
  private final Versions<B> versions;
  private final Publisher<B> publisher;

  Arrivals(
      Homes homes,
      Registrar registrar,
      Announcer<B> announcer,
      Versions<B> versions,
      Publisher<B> publisher) {
    this.homes = homes;
    this.registrar = registrar;
    this.announcer = announcer;
    this.versions = versions;
    this.publisher = publisher;
  }

  /**
   * @param arrived a single crawl
   * @param exactFrom what takes a place in the order before this time is late: what it matches may
   *     be forgotten. Null when nothing is late
   */
  void take(String id, Crawls arrived, B body, Instant exactFrom) {
    ArticleState known = homes.get(id);
    if (known == null) {
      Instant at = arrived.first();
      long number = registrar.nextArrival();
      ArticleState state = homes.add(new Entry(number, at, id, isLate(at, exactFrom)));
      enter(state.next(), arrived.features(), body);
    } else {
      takeAgain(known, arrived, body, exactFrom);
    }
  }

  private void takeAgain(ArticleState state, Crawls arrived, B body, Instant exactFrom) {
    VersionState newest = state.newest();
    Features features = versions.features(newest);
    Crawls known = new Crawls(newest.position().at(), state.latest(), features);
    Crawls all = known.and(arrived);
    boolean says = !features.equals(arrived.features());
    boolean revises = says && arrived.supersedes(known);
    boolean stands = revises || !says && arrived.first().isBefore(newest.crawl());
    int revision = newest.revision() + (revises ? 1 : 0);
    B standing = versions.body(newest);
    B passed = stands ? standing : body;
    publisher.recrawl(passed, says ? Recrawl.SUPERSEDED : Recrawl.UNCHANGED, revision);
    state.latest(all.latest());
    homes.changed(state);
    if (revises || !all.first().equals(known.first())) {
      Instant crawl = stands ? arrived.first() : newest.crawl();
      open(state, all, revision, exactFrom, crawl, stands ? body : standing);
    } else if (stands) {
      newest.crawl(arrived.first());
      versions.put(newest, body, features);
      announcer.publish(state);
    }
  }

  private void open(
      ArticleState state, Crawls crawls, int revision, Instant exactFrom, Instant crawl, B body) {
    if (state.next() != null) {
      VersionState overtaken = state.next();
      state.next(null);
      announcer.retire(state, overtaken);
    }
    boolean late = isLate(crawls.first(), exactFrom);
    Position position = new Position(crawls.first(), state.newVersion());
    state.next(new VersionState(position, registrar.nextArrival(), revision, late, crawl));
    enter(state.next(), crawls.features(), body);
  }

  private void enter(VersionState version, Features features, B body) {
    versions.put(version, body, features);
    registrar.enter(version, features.keys());
  }

  private static boolean isLate(Instant at, Instant exactFrom) {
    return exactFrom != null && at.isBefore(exactFrom);
  }
}
