package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.decide.HexId;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote. Bytes that end too early or say something impossible fail
 * with an {@link IllegalArgumentException}.
 */
final class ByteReader {

  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  boolean bool() {
    return octet() != 0;
  }

  int octet() {
    require(1);
    return bytes[at++];
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = octet();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number without an end");
  }

  long signed() {
    long zigzag = number();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  int integer() {
    long value = number();
    if (value != (int) value) {
      throw new IllegalArgumentException("a number that is too large: " + value);
    }
    return (int) value;
  }

  /** How many of something follow, where each takes a byte at least. */
  int count() {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalArgumentException("cut short");
    }
    return (int) count;
  }

  long fixed(int length) {
    require(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes[at++] & 0xff;
    }
    return value;
  }

  double real() {
    return Double.longBitsToDouble(fixed(Long.BYTES));
  }

  byte[] blob() {
    return raw(count());
  }

  byte[] raw(int length) {
    require(length);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** What is left. */
  byte[] rest() {
    return raw(bytes.length - at);
  }

  String text() {
    int length = integer();
    return length == 0 ? null : new String(raw(length - 1), StandardCharsets.UTF_8);
  }

  String id() {
    int length = integer();
    return length == ByteWriter.HEX_ID
        ? HexId.of(fixed(Long.BYTES), fixed(Long.BYTES))
        : new String(raw(length - 1), StandardCharsets.UTF_8);
  }

  void skip(int length) {
    require(length);
    at += length;
  }

  void skipId() {
    int length = integer();
    skip(length == ByteWriter.HEX_ID ? ByteWriter.HEX_ID_BYTES : length - 1);
  }

  Version version() {
    return new Version(id(), integer());
  }

  Instant instant() {
    return Instant.ofEpochMilli(signed());
  }

  Position position() {
    Instant instant = instant();
    return new Position(instant, version());
  }

  long[] keys() {
    return bareKeys(count());
  }

  long[] bareKeys(int count) {
    require((long) count * Features.KEY_BYTES);
    long[] keys = new long[count];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = fixed(Features.KEY_BYTES);
    }
    return keys;
  }

  Match match() {
    int relation = octet();
    if (relation < 0 || relation >= ByteWriter.RELATIONS.size()) {
      throw new IllegalArgumentException("a relation of unknown number " + relation);
    }
    return new Match(ByteWriter.RELATIONS.get(relation), real(), real());
  }

  private void require(long length) {
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException("cut short");
    }
  }
}
