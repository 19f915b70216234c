package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.Answer.Matched;
import io.broadsheet.dedupe.protocol.Status.CopyOf;
import io.broadsheet.dedupe.protocol.Status.Gone;
import io.broadsheet.dedupe.protocol.Status.Undecided;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What a version knows of one earlier version. Mutable; part of a {@link VersionState}. */
final class Link {

  private final Version target;

  /** The keys under which it is offered; none when it is only the canonical version of another. */
  private final Set<Long> keys = new TreeSet<>();

  /** Null while the question is open. */
  private Answer answer;

  Link(Version target) {
    this.target = target;
  }

  Version target() {
    return target;
  }

  Answer answer() {
    return answer;
  }

  void answer(Answer answer) {
    this.answer = answer;
  }

  /** What is known when the two match, null otherwise. */
  Matched matched() {
    return answer instanceof Matched matched ? matched : null;
  }

  /** Whether an answer or a decision is outstanding. */
  boolean isOpen() {
    return answer == null || matched() != null && matched().status() instanceof Undecided;
  }

  boolean isOffered() {
    return !keys.isEmpty();
  }

  void offeredUnder(long[] added) {
    Arrays.stream(added).forEach(keys::add);
  }

  void droppedUnder(long key) {
    keys.remove(key);
  }

  /** Whether a decision depends on this link for its own sake. */
  boolean speaks() {
    boolean isGone = matched() != null && matched().status() instanceof Gone;
    return isOffered() && !isGone && (answer == null || matched() != null);
  }

  /** The version that stands for this one, when this one is offered, matches and is a copy. */
  CopyOf copy() {
    boolean redirects = isOffered() && matched() != null;
    return redirects && matched().status() instanceof CopyOf copy ? copy : null;
  }

  void write(ByteWriter out) {
    out.version(target).number(keys.size());
    keys.forEach(out::key);
    out.bool(answer != null);
    if (answer != null) {
      MessageCodec.answer(out, answer);
    }
  }

  static Link read(ByteReader in) {
    Link link = new Link(in.version());
    link.offeredUnder(in.keys());
    link.answer = in.bool() ? MessageCodec.answer(in) : null;
    return link;
  }
}
