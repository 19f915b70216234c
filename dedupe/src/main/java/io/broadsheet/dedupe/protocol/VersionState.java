package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Candidate;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.Resolution.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a home knows of one version of an article, but for its features and its body. Mutable. */
final class VersionState {

  /** A change that is to be acknowledged when this version has settled. */
  record Owed(Version to, int sequence) {}

  private final Position position;
  private final long arrival;
  private final int revision;
  private final boolean late;
  private Instant crawl;
  private Decided decision;
  private final Links links = new Links();
  private boolean watched;
  private final List<Owed> owed = new ArrayList<>();

  /**
   * @param arrival number under which the features are stored
   * @param revision of the article's text, from 1
   * @param late whether it arrived later than is allowed for
   * @param crawl fetch time of the crawl whose body stands
   */
  VersionState(Position position, long arrival, int revision, boolean late, Instant crawl) {
    this.position = position;
    this.arrival = arrival;
    this.revision = revision;
    this.late = late;
    this.crawl = crawl;
  }

  Position position() {
    return position;
  }

  Version version() {
    return position.version();
  }

  long arrival() {
    return arrival;
  }

  int revision() {
    return revision;
  }

  boolean isLate() {
    return late;
  }

  Instant crawl() {
    return crawl;
  }

  void crawl(Instant crawl) {
    this.crawl = crawl;
  }

  /** Null until all earlier versions that count have spoken. */
  Decided decision() {
    return decision;
  }

  void decision(Decided decision) {
    this.decision = decision;
  }

  Status status() {
    return decision == null ? Status.UNDECIDED : decision.status();
  }

  Links links() {
    return links;
  }

  /** Later versions have asked for this one and match it; {@link Watchers} knows which. */
  void setWatched() {
    watched = true;
  }

  List<Owed> owed() {
    return owed;
  }

  /** Whether nothing is known that does not follow from there being no record. */
  boolean isPlain() {
    return decision == null && links.isEmpty() && !watched && owed.isEmpty();
  }

  void write(ByteWriter out) {
    out.position(position).number(arrival).number(revision).bool(late).instant(crawl);
    writeDecision(out, decision);
    links.write(out);
    out.bool(watched).number(owed.size());
    owed.forEach(each -> out.version(each.to).number(each.sequence));
  }

  static VersionState read(ByteReader in) {
    VersionState state =
        new VersionState(in.position(), in.number(), in.integer(), in.bool(), in.instant());
    state.decision = readDecision(in);
    state.links.read(in);
    state.watched = in.bool();
    int owed = in.count();
    for (int i = 0; i < owed; i++) {
      state.owed.add(new Owed(in.version(), in.integer()));
    }
    return state;
  }

  private static final int NONE = 0;
  private static final int CANONICAL = 1;
  private static final int COPY = 2;

  static void writeDecision(ByteWriter out, Decided decision) {
    if (decision == null || decision.isCanonical()) {
      out.octet(decision == null ? NONE : CANONICAL);
      return;
    }
    Candidate best = decision.best();
    out.octet(COPY).position(best.position()).match(best.match()).text(decision.address());
  }

  static Decided readDecision(ByteReader in) {
    return switch (in.octet()) {
      case NONE -> null;
      case CANONICAL -> Decided.CANONICAL;
      default -> new Decided(new Candidate(in.position(), in.match()), in.text());
    };
  }
}
