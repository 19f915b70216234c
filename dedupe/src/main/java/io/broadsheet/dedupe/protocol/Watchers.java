package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which later versions match a version and are told of its changes. The first few are part of its
 * state. Of more there is an entry each in the store of articles, behind those of all articles: a
 * story that is carried thousands of times has thousands, and one more costs one small entry.
 */
final class Watchers {

  /** Begins their keys, which come after those of states. */
  private static final byte WATCHER = 2;

  private static final int IN_STATE = 8;

  private final ByteStore articles;

  Watchers(ByteStore articles) {
    this.articles = articles;
  }

  /** Changes the state of the version. */
  void add(VersionState watched, Version by) {
    if (watched.watchers().contains(by)) {
      return;
    }
    if (watched.watchers().size() < IN_STATE && !watched.hasMoreWatchers()) {
      watched.watchers().add(by);
    } else {
      watched.setMoreWatchers();
      articles.put(key(watched.version(), by), new byte[0]);
    }
  }

  /** Whether that changes the state of the version. */
  boolean remove(VersionState watched, Version by) {
    boolean wasInState = watched.watchers().remove(by);
    if (!wasInState && watched.hasMoreWatchers()) {
      articles.delete(key(watched.version(), by));
    }
    return wasInState;
  }

  List<Version> of(VersionState watched) {
    List<Version> all = new ArrayList<>(watched.watchers());
    int prefix = prefix(watched.version()).length;
    keys(watched).forEach(key -> all.add(watcher(key, prefix)));
    return all;
  }

  /** Forgets those of a version that goes itself. */
  void clear(VersionState watched) {
    keys(watched).forEach(articles::delete);
  }

  private List<byte[]> keys(VersionState watched) {
    return watched.hasMoreWatchers() ? keys(prefix(watched.version())) : List.of();
  }

  private List<byte[]> keys(byte[] prefix) {
    List<byte[]> keys = new ArrayList<>();
    articles.scanPrefix(prefix, (key, value) -> keys.add(key));
    return keys;
  }

  private static Version watcher(byte[] key, int from) {
    return new ByteReader(Arrays.copyOfRange(key, from, key.length)).version();
  }

  private static byte[] key(Version watched, Version by) {
    return new ByteWriter().raw(prefix(watched)).version(by).toBytes();
  }

  private static byte[] prefix(Version watched) {
    return new ByteWriter()
        .octet(WATCHER)
        .id(watched.id())
        .fixed(watched.number(), Integer.BYTES)
        .toBytes();
  }
}
