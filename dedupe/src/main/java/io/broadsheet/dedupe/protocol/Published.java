package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.protocol.RememberedArticles.Remembered;
import io.broadsheet.dedupe.protocol.Resolution.Decided;
import java.time.Instant;

/**
 * What consumers have been told of an article.
 *
 * @param version 0 for one of before the state of the article went
 * @param crawl fetch time of the crawl whose body they were given
 * @param decision null for a copy of before the state of the article went
 */
record Published(int version, int revision, Instant crawl, Decided decision) {

  /** What a decided version asks to be told. */
  static Published of(VersionState state) {
    return new Published(
        state.version().number(), state.revision(), state.crawl(), state.decision());
  }

  /** What is remembered of an article whose state has gone. */
  static Published of(Remembered article) {
    Decided decision = article.isCanonical() ? Decided.CANONICAL : null;
    return new Published(0, article.revision(), Instant.EPOCH, decision);
  }

  boolean isCanonical() {
    return decision != null && decision.isCanonical();
  }

  void write(ByteWriter out) {
    out.number(version).number(revision).instant(crawl);
    VersionState.writeDecision(out, decision);
  }

  static Published read(ByteReader in) {
    return new Published(in.integer(), in.integer(), in.instant(), VersionState.readDecision(in));
  }
}
