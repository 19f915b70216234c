package io.broadsheet.cleaner.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Bytes that are no text, or far more text than they are. */
final class HostileBytes {

  private HostileBytes() {}

  /** The piece repeated up to a size. */
  static byte[] gzip(int size, byte[] piece) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (long written = 0; written < size; written += piece.length) {
        out.write(piece);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] cut(byte[] bytes, int last) {
    return Arrays.copyOf(bytes, bytes.length - last);
  }

  static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** Single halves of surrogate pairs, as three bytes each, in place of some of the text. */
  static byte[] surrogates(byte[] ascii) {
    byte[] story = ascii.clone();
    for (int i = 10; i + 3 < story.length; i += 40) {
      story[i] = (byte) 0xed;
      story[i + 1] = (byte) 0xa0;
      story[i + 2] = (byte) 0x80;
    }
    return story;
  }
}
