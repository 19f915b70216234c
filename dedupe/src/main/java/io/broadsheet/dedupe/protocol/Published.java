package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.protocol.Resolution.Decided;
import java.time.Instant;

/**
 * What consumers have been told of an article.
 *
 * @param crawl fetch time of the crawl whose body they were given
 */
record Published(int version, int revision, Instant crawl, Decided decision) {

  /** What a decided version asks to be told. */
  static Published of(VersionState state) {
    return new Published(
        state.version().number(), state.revision(), state.crawl(), state.decision());
  }

  boolean isCanonical() {
    return decision.isCanonical();
  }

  void write(ByteWriter out) {
    out.number(version).number(revision).instant(crawl);
    VersionState.writeDecision(out, decision);
  }

  static Published read(ByteReader in) {
    return new Published(in.integer(), in.integer(), in.instant(), VersionState.readDecision(in));
  }
}
