package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which later versions match a version and are told of its changes: an entry each in the store of
 * articles, behind the article's own. A story that is carried thousands of times has thousands, and
 * one more costs one small entry.
 */
final class Watchers {

  /** Follows the id; ids do not contain it. */
  private static final byte MARK = 0;

  private final ByteStore articles;

  Watchers(ByteStore articles) {
    this.articles = articles;
  }

  static boolean isKey(byte[] key) {
    for (byte b : key) {
      if (b == MARK) {
        return true;
      }
    }
    return false;
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
        .raw(watched.id().getBytes(StandardCharsets.UTF_8))
        .octet(MARK)
        .fixed(watched.number(), Integer.BYTES)
        .toBytes();
  }
}
