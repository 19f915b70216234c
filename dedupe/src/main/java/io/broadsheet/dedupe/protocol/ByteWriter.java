package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.Relation;
import io.broadsheet.dedupe.decide.HexId;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Writes the binary form of messages and states; {@link ByteReader} reads it. */
final class ByteWriter {

  /** By their written number; only ever appended to. */
  static final List<Relation> RELATIONS =
      List.of(Relation.EXACT, Relation.NEAR, Relation.PART, Relation.EXTENDED);

  /** Article ids are hashes in hex; any other id is written as text, its length plus one before. */
  static final int HEX_ID = 0;

  static final int HEX_ID_BYTES = 16;

  private byte[] bytes = new byte[64];
  private int size;

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  boolean isEmpty() {
    return size == 0;
  }

  ByteWriter bool(boolean value) {
    return octet(value ? 1 : 0);
  }

  ByteWriter octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /** Seven bits a byte, low bits first. */
  ByteWriter number(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** A number that may be negative, short when it is near zero. */
  ByteWriter signed(long value) {
    return number((value << 1) ^ (value >> 63));
  }

  /** As many of the low bytes as given, high byte first. */
  ByteWriter fixed(long value, int length) {
    room(length);
    for (int i = length - 1; i >= 0; i--) {
      bytes[size++] = (byte) (value >>> (8 * i));
    }
    return this;
  }

  ByteWriter real(double value) {
    return fixed(Double.doubleToRawLongBits(value), Long.BYTES);
  }

  ByteWriter blob(byte[] value) {
    return number(value.length).raw(value);
  }

  ByteWriter raw(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /**
   * @param value may be null
   */
  ByteWriter text(String value) {
    if (value == null) {
      return number(0);
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return number(utf8.length + 1L).raw(utf8);
  }

  ByteWriter id(String id) {
    return HexId.is(id)
        ? number(HEX_ID)
            .fixed(HexId.half(id, 0), Long.BYTES)
            .fixed(HexId.half(id, HexId.HALF), Long.BYTES)
        : text(id);
  }

  ByteWriter version(Version version) {
    return id(version.id()).number(version.number());
  }

  /** To the millisecond, as the topics carry it. */
  ByteWriter instant(Instant instant) {
    return signed(instant.toEpochMilli());
  }

  ByteWriter position(Position position) {
    return instant(position.at()).version(position.version());
  }

  ByteWriter keys(long[] keys) {
    return number(keys.length).bareKeys(keys);
  }

  /** Without how many they are. */
  ByteWriter bareKeys(long[] keys) {
    for (long key : keys) {
      key(key);
    }
    return this;
  }

  ByteWriter key(long key) {
    return fixed(key, Features.KEY_BYTES);
  }

  ByteWriter match(Match match) {
    return octet(RELATIONS.indexOf(match.relation()))
        .real(match.similarity())
        .real(match.containment());
  }

  private void room(int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
    }
  }
}
