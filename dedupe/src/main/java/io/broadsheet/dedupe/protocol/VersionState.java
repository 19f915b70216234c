package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Candidate;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.Resolution.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a home knows of one version of an article, but for its body. Mutable. */
final class VersionState {

  /** A change that is to be acknowledged when this version has settled. */
  record Owed(Version to, int sequence) {}

  private final Position position;
  private final long arrival;
  private final int revision;
  private final Origin origin;
  private Instant crawl;
  private Decided decision;
  private final Links links = new Links();
  private final List<Version> watchers = new ArrayList<>();
  private boolean moreWatchers;
  private final List<Owed> owed = new ArrayList<>();

  /**
   * @param arrival number under which the body is stored
   * @param revision of the article's text, from 1
   * @param crawl fetch time of the crawl whose body stands
   */
  VersionState(Position position, long arrival, int revision, Origin origin, Instant crawl) {
    this.position = position;
    this.arrival = arrival;
    this.revision = revision;
    this.origin = origin;
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

  Origin origin() {
    return origin;
  }

  boolean isLate() {
    return origin.isLate();
  }

  Lanes lanes() {
    return origin.lanes();
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

  /** Some of those that {@link Watchers} keeps. */
  List<Version> watchers() {
    return watchers;
  }

  void setMoreWatchers() {
    moreWatchers = true;
  }

  /** Whether there may be others than {@link #watchers}. */
  boolean hasMoreWatchers() {
    return moreWatchers;
  }

  List<Owed> owed() {
    return owed;
  }

  /** Whether nothing is known that does not follow from there being no record. */
  boolean isPlain() {
    return decision == null && isUnrelated();
  }

  /** Whether it depends on no other version, and none on it. */
  boolean isUnrelated() {
    return links.isEmpty() && watchers.isEmpty() && !moreWatchers && owed.isEmpty();
  }

  private static final int PLAIN = Origin.FREE_BIT;

  /** Most versions are plain, which takes few bytes. */
  void write(ByteWriter out) {
    long at = position.at().toEpochMilli();
    out.octet(origin.flags() | (isPlain() ? PLAIN : 0)).signed(at);
    out.number(version().number()).number(arrival).number(revision);
    out.signed(crawl.toEpochMilli() - at);
    origin.write(out);
    if (!isPlain()) {
      writeDecision(out, decision);
      links.write(out);
      out.bool(moreWatchers).number(watchers.size());
      watchers.forEach(out::version);
      out.number(owed.size());
      owed.forEach(each -> out.version(each.to).number(each.sequence));
    }
  }

  /**
   * @param id of the article
   */
  static VersionState read(String id, ByteReader in) {
    int flags = in.octet();
    long at = in.signed();
    Position position = new Position(Instant.ofEpochMilli(at), new Version(id, in.integer()));
    long arrival = in.number();
    int revision = in.integer();
    Instant crawl = Instant.ofEpochMilli(at + in.signed());
    Origin origin = Origin.read(flags, in);
    VersionState state = new VersionState(position, arrival, revision, origin, crawl);
    if ((flags & PLAIN) == 0) {
      state.readMore(in);
    }
    return state;
  }

  private void readMore(ByteReader in) {
    decision = readDecision(in);
    links.read(in);
    moreWatchers = in.bool();
    int watching = in.count();
    for (int i = 0; i < watching; i++) {
      watchers.add(in.version());
    }
    int owing = in.count();
    for (int i = 0; i < owing; i++) {
      owed.add(new Owed(in.version(), in.integer()));
    }
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
    out.bool(decision.acrossLanes());
  }

  static Decided readDecision(ByteReader in) {
    return switch (in.octet()) {
      case NONE -> null;
      case CANONICAL -> Decided.CANONICAL;
      default -> new Decided(new Candidate(in.position(), in.match()), in.text(), in.bool());
    };
  }
}
