package io.broadsheet.cleaner.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Inflates bodies that were stored compressed, within bounds. */
final class Gzip {

  /** Markup shrinks to a tenth; what shrinks more than this was made to do harm. */
  private static final int MAX_RATIO = 60;

  private static final int ALWAYS_ALLOWED = 256 << 10;
  private static final int MAX_LAYERS = 2;
  private static final int PIECE = 16 << 10;

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
      Optional<byte[]> inflated = inflateOnce(bytes, (int) limit);
      if (inflated.isEmpty()) {
        return inflated;
      }
      bytes = inflated.get();
    }
    return Optional.of(bytes);
  }

  private static Optional<byte[]> inflateOnce(byte[] compressed, int limit) {
    Pieces pieces = new Pieces();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      while (pieces.size() <= limit && pieces.readFrom(in)) {}
    } catch (IOException cutOrDamaged) {
      return Optional.of(pieces.toBytes()); // a page that was cut is still a page
    }
    return pieces.size() > limit ? Optional.empty() : Optional.of(pieces.toBytes());
  }

  /** Bytes in pieces of one size: an array that grows would be copied over and over. */
  private static final class Pieces {
    private final List<byte[]> pieces = new ArrayList<>();
    private int free;
    private int size;

    /** Reads some bytes; false at the end. */
    boolean readFrom(InputStream in) throws IOException {
      if (free == 0) {
        pieces.add(new byte[PIECE]);
        free = PIECE;
      }
      int read = in.read(pieces.get(pieces.size() - 1), PIECE - free, free);
      free -= Math.max(0, read);
      size += Math.max(0, read);
      return read >= 0;
    }

    int size() {
      return size;
    }

    byte[] toBytes() {
      byte[] bytes = new byte[size];
      for (int from = 0; from < size; from += PIECE) {
        System.arraycopy(pieces.get(from / PIECE), 0, bytes, from, Math.min(PIECE, size - from));
      }
      return bytes;
    }
  }
}
