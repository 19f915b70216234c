package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.protocol.Publisher.Recrawl;
import io.broadsheet.dedupe.protocol.RememberedArticles.Remembered;
import io.broadsheet.dedupe.protocol.Versions.Entry;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes crawls of articles in. A new article, or one whose text or place in the order is new, gets
 * a version, which is registered in the buckets. Of all crawls of an article one stands: of those
 * of the latest edition with the latest text, the earliest. The others are told as re-crawls.
 */
final class Arrivals<B> {

  private final Homes homes;
  private final Registrar registrar;
  private final Announcer<B> announcer;
  private final Versions<B> versions;
  private final Publisher<B> publisher;
  private final RememberedArticles remembered;
  private final Duration editionGap;

  Arrivals(
      Duration editionGap,
      Homes homes,
      RememberedArticles remembered,
      Registrar registrar,
      Announcer<B> announcer,
      Versions<B> versions,
      Publisher<B> publisher) {
    this.editionGap = editionGap;
    this.homes = homes;
    this.remembered = remembered;
    this.registrar = registrar;
    this.announcer = announcer;
    this.versions = versions;
    this.publisher = publisher;
  }

  /**
   * A crawl that has come.
   *
   * @param crawl a single one
   * @param lane whose clock it goes by
   * @param exactFrom what takes a place in the order before this time is late: what it matches may
   *     be forgotten. Null when nothing is late
   */
  record Arrival<B>(
      String id, Crawls crawl, Lanes lane, B body, Instant receivedAt, Instant exactFrom) {

    Instant at() {
      return crawl.first();
    }

    boolean isLateAt(Instant place) {
      return exactFrom != null && place.isBefore(exactFrom);
    }
  }

  void take(Arrival<B> arrival) {
    ArticleState known = homes.get(arrival.id());
    if (known != null) {
      takeAgain(known, arrival);
      return;
    }
    Remembered before = remembered.get(arrival.id());
    if (before == null) {
      enter(add(arrival).next(), arrival.crawl().features(), arrival.body());
    } else {
      takeRemembered(before, arrival);
    }
  }

  private ArticleState add(Arrival<B> arrival) {
    Instant at = arrival.at();
    return homes.add(
        new Entry(
            registrar.nextArrival(),
            at,
            arrival.id(),
            new Origin(arrival.lane(), arrival.crawl().timed(), arrival.isLateAt(at)),
            arrival.crawl().features().printHash()));
  }

  /**
   * Of an article whose state has gone, only a text that is newer and says something else counts.
   */
  private void takeRemembered(Remembered before, Arrival<B> arrival) {
    boolean says = arrival.crawl().features().printHash() != before.printHash();
    Instant at = arrival.crawl().timed() ? arrival.at() : Instant.MIN;
    if (says && !at.isBefore(before.latest())) {
      ArticleState state = add(arrival);
      state.resume(before);
      homes.changed(state);
      enter(state.next(), arrival.crawl().features(), arrival.body());
    } else {
      Recrawl kind = says ? Recrawl.SUPERSEDED : Recrawl.UNCHANGED;
      publisher.recrawl(arrival.body(), kind, before.revision());
      remembered.put(arrival.id(), before.seen(at), arrival.receivedAt());
    }
  }

  private void takeAgain(ArticleState state, Arrival<B> arrival) {
    VersionState newest = state.newest();
    Features features = versions.features(newest);
    Crawls arrived = arrival.crawl();
    Crawls known = state.crawls(features);
    Crawls all = known.and(arrived, editionGap);
    boolean says = !features.equals(arrived.features());
    boolean revises = says && arrived.supersedes(known);
    boolean stands = revises || !says && standsAfter(arrival, newest.crawl(), known, all);
    int revision = newest.revision() + (revises ? 1 : 0);
    B standing = versions.body(newest);
    B passed = stands ? standing : arrival.body();
    publisher.recrawl(passed, says ? Recrawl.SUPERSEDED : Recrawl.UNCHANGED, revision);
    state.editions(all.editions());
    homes.changed(state);
    Origin origin =
        new Origin(lanes(newest, arrival, known, all), all.timed(), arrival.isLateAt(all.first()));
    if (revises || isElsewhere(newest, all, origin)) {
      Instant crawl = stands ? arrival.at() : newest.crawl();
      Position position = new Position(all.first(), state.newVersion());
      VersionState next =
          new VersionState(position, registrar.nextArrival(), revision, origin, crawl);
      open(state, next, all.features(), stands ? arrival.body() : standing);
    } else if (stands) {
      newest.crawl(arrival.at());
      versions.put(newest, arrival.body(), features);
      announcer.publish(state);
    }
  }

  /** Whether the article has another place now, or other lanes need it. */
  private static boolean isElsewhere(VersionState newest, Crawls all, Origin origin) {
    return !all.first().equals(newest.position().at())
        || !origin.lanes().equals(newest.lanes())
        || origin.isTimed() != newest.origin().isTimed();
  }

  /**
   * Whether a crawl that says the same as the one that stands takes its place: of the latest
   * edition, it is before that one, or that one is none of it.
   *
   * @param standing fetch time of the one that stands
   */
  private static boolean standsAfter(
      Arrival<?> arrival, Instant standing, Crawls known, Crawls all) {
    return counts(arrival, all)
        && (all.timed() != known.timed()
            || arrival.at().isBefore(standing)
            || standing.isBefore(all.first()));
  }

  /** Whether a crawl is one of the latest edition. */
  private static boolean counts(Arrival<?> arrival, Crawls all) {
    return arrival.crawl().timed() == all.timed() && !arrival.at().isBefore(all.first());
  }

  /** Those of the crawls of the latest edition. */
  private static Lanes lanes(VersionState newest, Arrival<?> arrival, Crawls known, Crawls all) {
    if (all.timed() != known.timed() || all.first().isAfter(known.latest())) {
      return arrival.lane();
    }
    return counts(arrival, all) ? newest.lanes().and(arrival.lane()) : newest.lanes();
  }

  private void open(ArticleState state, VersionState next, Features features, B body) {
    if (state.next() != null) {
      VersionState overtaken = state.next();
      state.next(null);
      announcer.retire(state, overtaken);
    }
    state.next(next);
    enter(next, features, body);
  }

  private void enter(VersionState version, Features features, B body) {
    versions.put(version, body, features);
    registrar.enter(version, features.keys());
  }
}
