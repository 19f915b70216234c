package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.decide.Editions;
import io.broadsheet.dedupe.decide.Editions.Span;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.protocol.RememberedArticles.Remembered;
import io.broadsheet.dedupe.protocol.Resolution.Decided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a home knows of one article. Mutable.
 *
 * <p>Most articles match nothing, and for them nothing is written when they are decided: an article
 * whose only version has no links, and whose candidates are complete, is canonical and published.
 */
final class ArticleState {

  private static final long NONE_COMPLETE = -1;

  private final String id;
  private long place;
  private Instant latest;
  private List<Span> earlier = List.of();
  private int versions;
  private int changes;
  private VersionState standing;
  private VersionState next;
  private Published published;
  private final Map<Version, Integer> unsettled = new TreeMap<>();

  /**
   * @param place where in the stores it is: see {@link ArticleIndex}
   */
  ArticleState(String id, long place) {
    this.id = id;
    this.place = place;
  }

  /**
   * Of an article that is new, or of which no more is stored.
   *
   * @param complete arrivals up to this number know all their candidates
   */
  static ArticleState asItCame(Versions.Entry entry, long complete) {
    ArticleState state = new ArticleState(entry.id(), entry.number());
    state.latest = entry.at();
    Position position = new Position(entry.at(), state.newVersion());
    state.next = new VersionState(position, entry.number(), 1, entry.origin(), entry.at());
    state.concludeUnwritten(complete);
    return state;
  }

  String id() {
    return id;
  }

  long place() {
    return place;
  }

  void place(long place) {
    this.place = place;
  }

  /** Goes on from the article that came before its state went. It has not been decided again. */
  void resume(Remembered before) {
    published = Published.of(before);
    next =
        new VersionState(
            next.position(), next.arrival(), before.revision() + 1, next.origin(), next.crawl());
  }

  /** Fetch time of the latest crawl. */
  Instant latest() {
    return latest;
  }

  /**
   * What is known of all crawls; the newest version has the place of the latest edition.
   *
   * @param features those of the newest version
   */
  Crawls crawls(Features features) {
    List<Span> spans = new ArrayList<>(earlier);
    spans.add(new Span(newest().position().at(), latest));
    return new Crawls(newest().origin().isTimed(), new Editions(spans), features);
  }

  void editions(Editions editions) {
    List<Span> spans = editions.spans();
    earlier = spans.subList(0, spans.size() - 1);
    latest = editions.latest().last();
  }

  /** The version that is decided, or null before the first decision. */
  VersionState standing() {
    return standing;
  }

  /** The version that takes its place when it is decided, or null. */
  VersionState next() {
    return next;
  }

  VersionState newest() {
    return next == null ? standing : next;
  }

  /** The state of a version, or null when the article has gone on from it. */
  VersionState get(Version version) {
    if (next != null && next.version().equals(version)) {
      return next;
    }
    return standing != null && standing.version().equals(version) ? standing : null;
  }

  /** The version that came in under a number, which is one of those that are known. */
  VersionState arrivedAs(long arrival) {
    return next != null && next.arrival() == arrival ? next : standing;
  }

  Version newVersion() {
    return new Version(id, ++versions);
  }

  void next(VersionState next) {
    this.next = next;
  }

  /** Puts the next version in the place of the one that stands. */
  void advance() {
    standing = next;
    next = null;
  }

  /** A number for one more change of status. */
  int newChange() {
    return ++changes;
  }

  /** What consumers have been told, or null. */
  Published published() {
    return published;
  }

  void published(Published published) {
    this.published = published;
  }

  boolean isPublishedCanonical() {
    return published != null && published.isCanonical();
  }

  /**
   * Later versions that have been told of a change and have not yet published what follows from it,
   * by the number of that change. Until then this article's record is left in place, so that
   * consumers never lack a story.
   */
  Map<Version, Integer> unsettled() {
    return unsettled;
  }

  /** How many links its versions have. */
  int links() {
    return (standing == null ? 0 : standing.links().all().size())
        + (next == null ? 0 : next.links().all().size());
  }

  /** Whether all that is known follows from the entry of its first and only crawl. */
  boolean isAsItCame() {
    VersionState only = newest();
    return versions == 1
        && changes == 0
        && unsettled.isEmpty()
        && only.isUnrelated()
        && only.revision() == 1
        && latest.equals(only.position().at())
        && earlier.isEmpty()
        && latest.equals(only.crawl())
        && (next == null ? isToldAsCanonical() : published == null);
  }

  private boolean isToldAsCanonical() {
    return standing.status() instanceof Status.Canonical
        && Published.of(standing).equals(published);
  }

  /** Whether its first version has asked others and not heard from all of them. */
  boolean isUnsettled() {
    return versions == 1 && newest().links().all().stream().anyMatch(Link::isOpen);
  }

  /** The versions that are known. */
  Stream<VersionState> known() {
    return Stream.of(standing, next).filter(Objects::nonNull);
  }

  /** Whether it can be forgotten without anyone waiting for it. */
  boolean isQuiet() {
    return next == null && standing != null && unsettled.isEmpty() && standing.owed().isEmpty();
  }

  private static final int STANDING = 1;
  private static final int NEXT = 2;
  private static final int PUBLISHED = 4;

  byte[] encode() {
    ByteWriter out = new ByteWriter();
    out.octet(
        (standing == null ? 0 : STANDING)
            | (next == null ? 0 : NEXT)
            | (published == null ? 0 : PUBLISHED));
    out.signed(latest.toEpochMilli() - base()).number(versions).number(changes);
    out.number(earlier.size());
    earlier.forEach(span -> out.instant(span.first()).instant(span.last()));
    if (standing != null) {
      standing.write(out);
    }
    if (next != null) {
      next.write(out);
    }
    if (published != null) {
      published.write(out);
    }
    out.number(unsettled.size());
    unsettled.forEach((by, change) -> out.version(by).number(change));
    return out.toBytes();
  }

  /** What the latest crawl is counted from: mostly it is the only one. In ms since 1970. */
  private long base() {
    return newest() == null ? 0 : newest().position().at().toEpochMilli();
  }

  /**
   * @param complete arrivals up to this number know all their candidates
   */
  static ArticleState decode(String id, byte[] bytes, long complete) {
    ByteReader in = new ByteReader(bytes);
    int flags = in.octet();
    ArticleState state = new ArticleState(id, ArticleIndex.STATE);
    long sinceNewest = in.signed();
    state.versions = in.integer();
    state.changes = in.integer();
    state.earlier = spans(in);
    state.standing = (flags & STANDING) == 0 ? null : VersionState.read(id, in);
    state.next = (flags & NEXT) == 0 ? null : VersionState.read(id, in);
    state.latest = Instant.ofEpochMilli(state.base() + sinceNewest);
    state.published = (flags & PUBLISHED) == 0 ? null : Published.read(in);
    int unsettled = in.count();
    for (int i = 0; i < unsettled; i++) {
      state.unsettled.put(in.version(), in.integer());
    }
    state.concludeUnwritten(complete);
    return state;
  }

  private static List<Span> spans(ByteReader in) {
    int size = in.count();
    List<Span> spans = size == 0 ? List.of() : new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      spans.add(new Span(in.instant(), in.instant()));
    }
    return spans;
  }

  /** Of an article whose only version has asked others, which is stored under its arrival. */
  static ArticleState decodeUnsettled(String id, byte[] bytes) {
    ArticleState state = decode(id, bytes, NONE_COMPLETE);
    state.place = state.newest().arrival();
    return state;
  }

  private void concludeUnwritten(long complete) {
    boolean unwritten = standing == null && next != null && next.isPlain();
    if (unwritten && next.arrival() <= complete) {
      next.decision(Decided.CANONICAL);
      advance();
      published = Published.of(standing);
    }
  }
}
