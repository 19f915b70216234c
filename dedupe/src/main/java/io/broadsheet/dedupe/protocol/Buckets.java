package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.KeyIndex;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.Message.Drop;
import io.broadsheet.dedupe.protocol.Message.Offer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The buckets of one task: which versions stand under the keys that fall to it. Each version is
 * offered, under each of its keys, the latest {@link DedupeSettings#candidatesPerKey} versions
 * before it within the window; when others enter or leave, what was offered is kept true.
 *
 * <p>A cache of the registrations, which are stored as they came. Not thread-safe.
 */
final class Buckets {

  private final DedupeSettings settings;
  private final KeyIndex index = new KeyIndex(0);

  Buckets(DedupeSettings settings) {
    this.settings = settings;
  }

  /** Takes registrations in again that were taken before, and says nothing. */
  void restore(List<Registration> batch) {
    for (Registration registration : batch) {
      if (registration.enters()) {
        index.add(registration.keys(), registration.position());
      } else {
        index.remove(registration.keys(), registration.position());
      }
    }
  }

  /** Takes registrations in, and tells the homes what changes for their versions. */
  void take(List<Registration> batch, Consumer<Message> out) {
    for (Registration registration : batch) {
      if (registration.enters()) {
        enter(registration.position(), registration.keys(), out);
      } else {
        leave(registration.position(), registration.keys(), out);
      }
    }
  }

  /** Forgets what a batch of registrations entered, without a word. */
  void forget(List<Registration> batch) {
    for (Registration registration : batch) {
      index.remove(registration.keys(), registration.position());
    }
  }

  int size() {
    return index.size();
  }

  private void enter(Position position, long[] keys, Consumer<Message> out) {
    Offers offers = new Offers();
    boolean isLatest = true;
    for (long key : keys) {
      for (Position earlier : before(key, position, settings.candidatesPerKey())) {
        offers.add(position, earlier, key);
      }
      for (Position later : after(key, position)) {
        offers.add(later, position, key);
        isLatest = false;
      }
    }
    index.add(keys, position);
    offers.send(out);
    if (!isLatest) {
      dropPushedOut(position, keys, out);
    }
  }

  /** Takes back what a version that has entered now stands before. */
  private void dropPushedOut(Position position, long[] keys, Consumer<Message> out) {
    for (long key : keys) {
      for (Position later : after(key, position)) {
        List<Position> before = before(key, later, settings.candidatesPerKey() + 1);
        if (before.size() > settings.candidatesPerKey()) {
          Version pushedOut = before.get(settings.candidatesPerKey()).version();
          out.accept(new Drop(later.version(), pushedOut, key));
        }
      }
    }
  }

  /** The home that a version leaves tells those that match it; here, others move up. */
  private void leave(Position position, long[] keys, Consumer<Message> out) {
    index.remove(keys, position);
    Offers offers = new Offers();
    for (long key : keys) {
      for (Position later : after(key, position)) {
        List<Position> before = before(key, later, settings.candidatesPerKey());
        if (before.size() == settings.candidatesPerKey()) {
          offers.add(later, before.get(before.size() - 1), key);
        }
      }
    }
    offers.send(out);
  }

  private List<Position> before(long key, Position position, int limit) {
    return index.before(key, position, settings.window(), limit);
  }

  private List<Position> after(long key, Position position) {
    return index.after(key, position, settings.window(), settings.candidatesPerKey());
  }

  /** Offers gathered over keys, so that two versions that share many are offered once. */
  private static final class Offers {

    private record Pair(Version to, Version candidate) {}

    private final Map<Pair, long[]> keys = new LinkedHashMap<>();

    void add(Position to, Position candidate, long key) {
      if (!to.id().equals(candidate.id())) {
        keys.merge(
            new Pair(to.version(), candidate.version()), new long[] {key}, Offers::concatenated);
      }
    }

    void send(Consumer<Message> out) {
      keys.forEach((pair, under) -> out.accept(new Offer(pair.to, pair.candidate, under)));
    }

    private static long[] concatenated(long[] a, long[] b) {
      long[] both = Arrays.copyOf(a, a.length + b.length);
      System.arraycopy(b, 0, both, a.length, b.length);
      return both;
    }
  }
}
