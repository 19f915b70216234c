package io.broadsheet.dedupe.decide;

import java.time.Instant;
import java.util.HexFormat;

/**
 * A position in few bytes, in the same order. Ids are mostly 32 hexadecimal digits, which make two
 * longs.
 *
 * @param at ms since 1970; a time that no long holds is the nearest that one does
 * @param high of the id, when it is such digits
 * @param other the id when it is anything else, or null
 * @param number of the version
 */
record PackedPosition(long at, long high, long low, String other, int number)
    implements Comparable<PackedPosition> {

  private static final int HALF = Long.SIZE / 4;
  private static final HexFormat HEX = HexFormat.of();

  static PackedPosition of(Position position) {
    String id = position.id();
    long at = millis(position.at());
    int number = position.version().number();
    return isHex(id)
        ? new PackedPosition(at, half(id, 0), half(id, HALF), null, number)
        : new PackedPosition(at, 0, 0, id, number);
  }

  Position position() {
    return new Position(Instant.ofEpochMilli(at), new Version(id(), number));
  }

  @Override
  public int compareTo(PackedPosition that) {
    if (at != that.at) {
      return Long.compare(at, that.at);
    }
    int byId = compareIds(that);
    return byId != 0 ? byId : Integer.compare(number, that.number);
  }

  static long millis(Instant at) {
    try {
      return at.toEpochMilli();
    } catch (ArithmeticException tooFar) {
      return at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private int compareIds(PackedPosition that) {
    if (other != null || that.other != null) {
      return id().compareTo(that.id());
    }
    int byHigh = Long.compareUnsigned(high, that.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, that.low);
  }

  private String id() {
    return other == null ? HEX.toHexDigits(high) + HEX.toHexDigits(low) : other;
  }

  private static boolean isHex(String id) {
    if (id.length() != 2 * HALF) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static long half(String id, int from) {
    return HexFormat.fromHexDigitsToLong(id, from, from + HALF);
  }
}
