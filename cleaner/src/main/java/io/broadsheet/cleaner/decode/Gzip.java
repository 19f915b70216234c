package io.broadsheet.cleaner.decode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Inflates bodies that were stored compressed, within bounds. */
final class Gzip {

  /** Markup shrinks to a tenth; what shrinks more than this was made to do harm. */
  private static final int MAX_RATIO = 60;

  private static final int ALWAYS_ALLOWED = 256 << 10;
  private static final int MAX_LAYERS = 2;

  private Gzip() {}

  static boolean isGzip(byte[] bytes) {
    return bytes.length > 10 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  /**
   * The content; of a damaged or cut stream as much as can be read.
   *
   * @return empty when the content is larger than {@code maxBytes} or than any page compresses
   */
  static Optional<byte[]> inflate(byte[] compressed, int maxBytes) {
    byte[] bytes = compressed;
    for (int layer = 0; layer < MAX_LAYERS && isGzip(bytes); layer++) {
      long limit = Math.min(maxBytes, Math.max(ALWAYS_ALLOWED, (long) bytes.length * MAX_RATIO));
      byte[] inflated = inflateOnce(bytes, (int) limit);
      if (inflated.length > limit) {
        return Optional.empty();
      }
      bytes = inflated;
    }
    return Optional.of(bytes);
  }

  private static byte[] inflateOnce(byte[] compressed, int limit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(limit, compressed.length * 4));
    byte[] buffer = new byte[8192];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      for (int n = in.read(buffer); n >= 0 && out.size() <= limit; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (IOException cutOrDamaged) {
      return out.toByteArray(); // a page that was cut is still a page
    }
    return out.toByteArray();
  }
}
