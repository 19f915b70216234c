package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which later versions match a version and are told of its changes: an entry each in the store of
 * articles, behind those of all articles. A story that is carried thousands of times has thousands,
 * and one more costs one small entry.
 */
final class Watchers {

  /** Begins their keys, which come after those of states. */
  private static final byte WATCHER = 2;

  private final ByteStore articles;

  Watchers(ByteStore articles) {
    this.articles = articles;
  }

  /** Changes the state of the version as well. */
  void add(VersionState watched, Version by) {
    articles.put(key(watched.version(), by), new byte[0]);
    watched.setWatched();
  }

  void remove(Version watched, Version by) {
    articles.delete(key(watched, by));
  }

  List<Version> of(VersionState watched) {
    int prefix = prefix(watched.version()).length;
    return keys(watched).stream().map(key -> watcher(key, prefix)).toList();
  }

  /** Forgets those of one version. */
  void clear(VersionState watched) {
    keys(watched).forEach(articles::delete);
  }

  /** Most versions have none, for which the store is not asked. */
  private List<byte[]> keys(VersionState watched) {
    return watched.isWatched() ? keys(prefix(watched.version())) : List.of();
  }

  private List<byte[]> keys(byte[] prefix) {
    List<byte[]> keys = new ArrayList<>();
    articles.scan(
        prefix,
        (key, value) -> {
          boolean matches =
              key.length >= prefix.length
                  && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
          if (matches) {
            keys.add(key);
          }
          return matches;
        });
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
