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

  void add(Version watched, Version by) {
    articles.put(key(watched, by), new byte[0]);
  }

  void remove(Version watched, Version by) {
    articles.delete(key(watched, by));
  }

  List<Version> of(Version watched) {
    List<Version> watchers = new ArrayList<>();
    keys(prefix(watched)).forEach(key -> watchers.add(watcher(key, prefix(watched).length)));
    return watchers;
  }

  /** Forgets those of one version. */
  void clear(Version watched) {
    keys(prefix(watched)).forEach(articles::delete);
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
