package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Candidate;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.Answer.Matched;
import io.broadsheet.dedupe.protocol.Message.Drop;
import io.broadsheet.dedupe.protocol.Message.Offer;
import io.broadsheet.dedupe.protocol.Resolution.Contradicting;
import io.broadsheet.dedupe.protocol.Resolution.Decided;
import io.broadsheet.dedupe.protocol.Resolution.Open;
import io.broadsheet.dedupe.protocol.Status.Canonical;
import io.broadsheet.dedupe.protocol.Status.CopyOf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a version knows of the earlier versions that it may be a copy of: those that buckets offer
 * it, and the canonical versions of the copies among them.
 */
final class Links {

  private final Map<Version, Link> links = new TreeMap<>();

  boolean isEmpty() {
    return links.isEmpty();
  }

  Collection<Link> all() {
    return links.values();
  }

  Link get(Version target) {
    return links.get(target);
  }

  /**
   * @return whether the candidate is new and has to be asked
   */
  boolean offer(Version candidate, long[] keys) {
    Link link = links.get(candidate);
    boolean isNew = link == null;
    if (isNew) {
      link = new Link(candidate);
      links.put(candidate, link);
    }
    link.offeredUnder(keys);
    return isNew;
  }

  /**
   * Takes what buckets said before anyone was asked.
   *
   * @param said offers and drops, in the order in which they came
   * @return the new candidates that are left, which have to be asked
   */
  List<Version> take(List<Message> said) {
    Set<Version> candidates = new LinkedHashSet<>();
    for (Message message : said) {
      if (message instanceof Offer offer && offer(offer.candidate(), offer.keys())) {
        candidates.add(offer.candidate());
      } else if (message instanceof Drop drop && links.containsKey(drop.candidate())) {
        links.get(drop.candidate()).droppedUnder(drop.key());
      }
    }
    List<Version> dropped = candidates.stream().filter(each -> !get(each).isOffered()).toList();
    dropped.forEach(links::remove);
    dropped.forEach(candidates::remove);
    return List.copyOf(candidates);
  }

  /** Links to versions that stand for a copy and are not known yet; they have to be asked. */
  List<Version> addMissing(DedupeSettings settings, Position own) {
    List<Version> missing = new ArrayList<>();
    for (Link link : List.copyOf(links.values())) {
      CopyOf copy = link.copy();
      if (copy != null && copy.canonical().isWithin(settings.window(), own)) {
        Version canonical = copy.canonical().version();
        if (!links.containsKey(canonical)) {
          links.put(canonical, new Link(canonical));
          missing.add(canonical);
        }
      }
    }
    return missing;
  }

  /**
   * Removes and returns the links that nothing depends on any more. One that has not been answered
   * stays until it is: were it asked again, the first answer would be taken for the second, from
   * before it was unwatched.
   *
   * @param decided the decision that stands, or null; its canonical version is kept in view
   */
  List<Link> removeNeedless(Decided decided) {
    Set<Version> canonical = new HashSet<>();
    if (decided != null && !decided.isCanonical()) {
      canonical.add(decided.best().position().version());
    }
    for (Link link : links.values()) {
      if (link.copy() != null) {
        canonical.add(link.copy().canonical().version());
      }
    }
    List<Link> needless = new ArrayList<>();
    for (Link link : links.values()) {
      if (link.answer() != null && !link.speaks() && !canonical.contains(link.target())) {
        needless.add(link);
      }
    }
    needless.forEach(link -> links.remove(link.target()));
    return needless;
  }

  /** What follows from all that is known. */
  Resolution resolve(DedupeSettings settings, Position own, Lanes lanes) {
    Candidate best = null;
    boolean contradicting = false;
    for (Link link : links.values()) {
      Link standing = link.isOffered() ? standing(link, settings, own) : null;
      if (standing == null) {
        continue;
      }
      if (standing.isOpen()) {
        return new Open();
      }
      Matched matched = standing.matched();
      if (matched != null && matched.status() instanceof Canonical) {
        best = Candidate.better(best, new Candidate(matched.position(), matched.match()));
      } else if (matched != null) {
        contradicting |= standing != link;
      }
    }
    Decided decided = best == null ? Decided.CANONICAL : decided(best, lanes);
    return contradicting ? new Contradicting(decided) : decided;
  }

  /** The link itself, or that to the version it copies; null where that is out of the window. */
  private Link standing(Link link, DedupeSettings settings, Position own) {
    CopyOf copy = link.copy();
    if (copy == null) {
      return link;
    }
    boolean counts = copy.canonical().isWithin(settings.window(), own);
    return counts ? links.get(copy.canonical().version()) : null;
  }

  private Decided decided(Candidate best, Lanes lanes) {
    Matched matched = links.get(best.position().version()).matched();
    return new Decided(best, matched.address(), !matched.lanes().meets(lanes));
  }

  void write(ByteWriter out) {
    out.number(links.size());
    links.values().forEach(link -> link.write(out));
  }

  void read(ByteReader in) {
    int size = in.count();
    for (int i = 0; i < size; i++) {
      Link link = Link.read(in);
      links.put(link.target(), link);
    }
  }
}
