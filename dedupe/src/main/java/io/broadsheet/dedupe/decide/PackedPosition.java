package io.broadsheet.dedupe.decide;

import java.time.Instant;

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

  static PackedPosition of(Position position) {
    String id = position.id();
    long at = millis(position.at());
    int number = position.version().number();
    return HexId.is(id)
        ? new PackedPosition(at, HexId.half(id, 0), HexId.half(id, HexId.HALF), null, number)
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
    return other == null ? HexId.of(high, low) : other;
  }
}
