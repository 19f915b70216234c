package io.broadsheet.dedupe.decide;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ids that are 32 lower-case hexadecimal digits, as those of articles are, in two longs. Digits are
 * looked up: which of them are letters is random, and no branch on that could be foreseen.
 */
public final class HexId {

  /** The long that the id ends with begins at this digit. */
  public static final int HALF = Long.SIZE / 4;

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] DIGITS = new byte[128];

  static {
    Arrays.fill(DIGITS, (byte) -1);
    for (int digit = 0; digit < 16; digit++) {
      DIGITS[Character.forDigit(digit, 16)] = (byte) digit;
    }
  }

  private HexId() {}

  /** Whether the id is one of these. */
  public static boolean is(String id) {
    if (id.length() != 2 * HALF) {
      return false;
    }
    int all = 0;
    for (int i = 0; i < 2 * HALF; i++) {
      all |= digit(id.charAt(i));
    }
    return all >= 0;
  }

  /**
   * Half of such an id.
   *
   * @param from the first digit: 0 or {@link #HALF}
   */
  public static long half(String id, int from) {
    long value = 0;
    for (int i = from; i < from + HALF; i++) {
      value = value << 4 | digit(id.charAt(i));
    }
    return value;
  }

  /** The id of two halves. */
  public static String of(long high, long low) {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }

  /** Less than zero for what is none. */
  private static int digit(char c) {
    return c < DIGITS.length ? DIGITS[c] : -1;
  }
}
