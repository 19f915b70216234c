package io.broadsheet.ingest.warc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pages read last, by the digest that their records give, for revisit records that refer to
 * them. Bounded: the page that was used longest ago goes first.
 */
final class Payloads {

  private static final long MAX_BYTES = 32 << 20;

  private final Map<String, Payload> byDigest = new LinkedHashMap<>(64, 0.75f, true);
  private long size;

  /** A page's body, decoded, and its declared type, or null. */
  record Payload(byte[] body, String contentType) {}

  void put(String digest, Payload payload) {
    Payload before = byDigest.put(digest, payload);
    size += payload.body().length - (before == null ? 0 : before.body().length);
    var eldest = byDigest.entrySet().iterator();
    while (size > MAX_BYTES) {
      size -= eldest.next().getValue().body().length;
      eldest.remove();
    }
  }

  Optional<Payload> get(String digest) {
    return Optional.ofNullable(byDigest.get(digest));
  }
}
