package io.broadsheet.cleaner.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Repairs UTF-8 that was read as windows-1252 or ISO-8859-1 and stored again: {@code â€™} for an
 * apostrophe, {@code Ã©} for é. Only character sequences that are well-formed UTF-8 in those
 * charsets are touched, and those that correct text can contain (a capital before a closing
 * quotation mark) only where the text shows the fault elsewhere too. Repairing twice changes
 * nothing.
 */
public final class Mojibake {

  /** The bytes that windows-1252 gives to characters above U+00FF. */
  private static final Map<Character, Byte> SPECIAL = new HashMap<>();

  static {
    for (int b = 0x80; b < 0xa0; b++) {
      String c = new String(new byte[] {(byte) b}, Utf8.WINDOWS_1252);
      if (c.charAt(0) != '\uFFFD') {
        SPECIAL.put(c.charAt(0), (byte) b);
      }
    }
  }

  /** Quotation marks, dashes, dots, signs and spaces, which follow letters in correct text. */
  private static final String CLOSING =
      "\u0082\u0084\u0085\u008b\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0099\u009b"
          + "\u00a0\u00ab\u00ad\u00ae\u00b0\u00b2\u00b3\u00b4\u00b7\u00b9\u00ba\u00bb";

  private Mojibake() {}

  /** The text with every such sequence repaired, also if it was encoded more than twice. */
  public static String repair(String text) {
    String current = text;
    String repaired = repairOnce(current);
    while (!repaired.equals(current)) {
      current = repaired;
      repaired = repairOnce(current);
    }
    return current;
  }

  private static String repairOnce(String text) {
    List<int[]> runs = runs(text.toCharArray());
    BitSet leads = certainLeads(text, runs);
    if (leads.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (int[] run : runs) {
      out.append(text, done, run[0]);
      repairRun(text, run, leads, out);
      done = run[1];
    }
    return out.append(text, done, text.length()).toString();
  }

  /** Ranges of characters above ASCII that hold a lead byte followed by a continuation byte. */
  private static List<int[]> runs(char[] text) {
    List<int[]> runs = new ArrayList<>();
    for (int start = nextRun(text, 0); start < text.length; ) {
      int end = start;
      while (end < text.length && byteOf(text[end]) >= 0) {
        end++;
      }
      runs.add(new int[] {start, end});
      start = nextRun(text, end);
    }
    return runs;
  }

  /** First bytes of the sequences in all runs that hold a certain one. */
  private static BitSet certainLeads(String text, List<int[]> runs) {
    BitSet leads = new BitSet();
    for (int[] run : runs) {
      byte[] bytes = bytes(text, run);
      if (IntStream.range(0, bytes.length).anyMatch(i -> isCertain(bytes, i))) {
        IntStream.range(0, bytes.length)
            .filter(i -> Utf8.sequenceLength(bytes, i) > 0)
            .forEach(i -> leads.set(bytes[i] & 0xff));
      }
    }
    return leads;
  }

  /**
   * Sequences that no correct text contains: no-break space and symbols behind Â, letters behind Ã,
   * several others in a row, and all longer ones, unless made of closing punctuation.
   */
  private static boolean isCertain(byte[] bytes, int at) {
    int length = Utf8.sequenceLength(bytes, at);
    if (length == 0) {
      return false;
    }
    boolean isClosing = true;
    for (int i = 1; i < length; i++) {
      isClosing &= CLOSING.indexOf(bytes[at + i] & 0xff) >= 0;
    }
    int lead = bytes[at] & 0xff;
    if (lead == 0xc2) {
      return (bytes[at + 1] & 0xff) >= 0xa0;
    }
    boolean isFollowed = at + length < bytes.length && Utf8.sequenceLength(bytes, at + length) > 0;
    return isFollowed || !isClosing && (lead == 0xc3 || length > 2);
  }

  /** Repairs Western letters and symbols, and others of which the text has certain ones too. */
  private static void repairRun(String text, int[] run, BitSet leads, StringBuilder out) {
    byte[] bytes = bytes(text, run);
    for (int i = 0; i < bytes.length; ) {
      int length = Utf8.sequenceLength(bytes, i);
      boolean isWestern = (bytes[i] & 0xfe) == 0xc2;
      if (length > 0 && (isWestern || leads.get(bytes[i] & 0xff))) {
        out.append(new String(bytes, i, length, StandardCharsets.UTF_8));
        i += length;
      } else {
        out.append(text.charAt(run[0] + i++));
      }
    }
  }

  /** The next place where a lead byte is followed by a continuation byte, or the text's length. */
  private static int nextRun(char[] text, int from) {
    for (int i = from; i + 1 < text.length; i++) {
      if (text[i] >= 0xc2 && text[i] <= 0xf4) {
        int next = byteOf(text[i + 1]);
        if (next >= 0x80 && next < 0xc0) {
          return i;
        }
      }
    }
    return text.length;
  }

  private static byte[] bytes(String text, int[] run) {
    byte[] bytes = new byte[run[1] - run[0]];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) byteOf(text.charAt(run[0] + i));
    }
    return bytes;
  }

  /** The byte above 0x7f that the character was read from, or -1. */
  private static int byteOf(char c) {
    if (c < 0x80) {
      return -1;
    }
    if (c <= 0xff) {
      return c;
    }
    Byte special = SPECIAL.get(c);
    return special == null ? -1 : special & 0xff;
  }
}
