package io.broadsheet.dedupe.protocol;

/**
 * How the crawls of a version came.
 *
 * @param lanes in which they came
 * @param isTimed whether their fetch times are believed
 * @param isLate whether the version arrived later than is allowed for
 */
record Origin(Lanes lanes, boolean isTimed, boolean isLate) {

  private static final int LATE = 1;
  private static final int IN_LANES = 2;
  private static final int UNTIMED = 4;

  /** Bits from this one on are free for what {@link #flags} is written with. */
  static final int FREE_BIT = 8;

  /** None for most: in time, in the default lane, at a time that is believed. */
  int flags() {
    return (isLate ? LATE : 0) | (lanes.isDefault() ? 0 : IN_LANES) | (isTimed ? 0 : UNTIMED);
  }

  /** What the flags do not say. */
  void write(ByteWriter out) {
    if (!lanes.isDefault()) {
      lanes.write(out);
    }
  }

  static Origin read(int flags, ByteReader in) {
    Lanes lanes = (flags & IN_LANES) == 0 ? Lanes.DEFAULT : Lanes.read(in);
    return new Origin(lanes, (flags & UNTIMED) == 0, (flags & LATE) != 0);
  }
}
