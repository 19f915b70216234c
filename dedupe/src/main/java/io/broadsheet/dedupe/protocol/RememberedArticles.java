package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.HexId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is left of articles whose state has gone: enough to tell an unchanged page from a revision,
 * and to take the right record back. Key and value take some 36 bytes, and never more than 64.
 * Entries go when their article was not received for long. Not thread-safe.
 */
final class RememberedArticles {

  /** Looked at by one call: all are met in their turn. */
  private static final int LOOKED_AT = 500;

  private static final int COPY = 1;
  private static final int UNTIMED = 2;
  private static final int OTHER_ID = 1;
  private static final int DIGEST_BYTES = 16;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final ByteStore store;
  private final Duration kept;
  private byte[] next = {};

  /**
   * What is remembered of one article.
   *
   * @param isCanonical whether its record is in the canonical topic, and not among the duplicates
   * @param revision that was published last
   * @param printHash of title and body as printed, of its latest text
   * @param latest fetch time of its latest crawl, or {@link Instant#MIN} where none is believed
   */
  record Remembered(boolean isCanonical, int revision, long printHash, Instant latest) {

    Remembered seen(Instant crawl) {
      return crawl.isAfter(latest) ? new Remembered(isCanonical, revision, printHash, crawl) : this;
    }
  }

  /**
   * @param kept since an article was received last, or since its state went
   */
  RememberedArticles(ByteStore store, Duration kept) {
    this.store = store;
    this.kept = kept;
  }

  /** Null where nothing is remembered. */
  Remembered get(String id) {
    byte[] value = store.get(key(id));
    if (value == null) {
      return null;
    }
    ByteReader in = new ByteReader(value);
    in.number();
    int flags = in.octet();
    int revision = in.integer();
    long printHash = in.fixed(Long.BYTES);
    Instant latest = (flags & UNTIMED) == 0 ? in.instant() : Instant.MIN;
    return new Remembered((flags & COPY) == 0, revision, printHash, latest);
  }

  /**
   * @param receivedAt counts in whole days
   */
  void put(String id, Remembered article, Instant receivedAt) {
    boolean isTimed = !article.latest().equals(Instant.MIN);
    ByteWriter out =
        new ByteWriter()
            .number(Math.max(0, day(receivedAt)))
            .octet((article.isCanonical() ? 0 : COPY) | (isTimed ? 0 : UNTIMED))
            .number(article.revision())
            .fixed(article.printHash(), Long.BYTES);
    store.put(key(id), (isTimed ? out.instant(article.latest()) : out).toBytes());
  }

  /** Forgets some of what is over. To be called about every second. */
  void expire(Instant now) {
    long first = day(now.minus(kept));
    List<byte[]> over = new ArrayList<>();
    byte[][] last = {null};
    int[] seen = {0};
    store.scan(
        next,
        (key, value) -> {
          if (new ByteReader(value).number() < first) {
            over.add(key);
          }
          last[0] = key;
          return ++seen[0] < LOOKED_AT;
        });
    over.forEach(store::delete);
    next = seen[0] < LOOKED_AT ? new byte[0] : last[0];
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.toEpochMilli(), DAY);
  }

  private static byte[] key(String id) {
    return HexId.is(id)
        ? new ByteWriter()
            .fixed(HexId.half(id, 0), Long.BYTES)
            .fixed(HexId.half(id, HexId.HALF), Long.BYTES)
            .toBytes()
        : new ByteWriter().octet(OTHER_ID).raw(digest(id)).toBytes();
  }

  /** In 16 bytes, as an id that some other producer made may have any length. */
  private static byte[] digest(String id) {
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(whole, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
