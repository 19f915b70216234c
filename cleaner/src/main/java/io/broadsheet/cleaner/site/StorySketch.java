package io.broadsheet.cleaner.site;

import java.util.List;

/**
 * Sixteen one-byte minima over the word triples of a story: enough to tell whether two pages carry
 * the same story. Two texts that share nothing agree in about one of 256 bytes by chance.
 */
final class StorySketch {

  static final int SIZE = 16;

  /** Of the same story at least so many bytes agree. */
  private static final int SAME = 6;

  private StorySketch() {}

  static byte[] of(List<String> paragraphs) {
    long[] minima = new long[SIZE];
    java.util.Arrays.fill(minima, Long.MAX_VALUE);
    for (String paragraph : paragraphs) {
      add(paragraph, minima);
    }
    byte[] sketch = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      sketch[i] = (byte) minima[i];
    }
    return sketch;
  }

  static boolean isSameStory(byte[] a, byte[] b) {
    int equal = 0;
    for (int i = 0; i < SIZE; i++) {
      equal += a[i] == b[i] ? 1 : 0;
    }
    return equal >= SAME;
  }

  private static void add(String paragraph, long[] minima) {
    long before = 0;
    long last = 0;
    long word = 0;
    for (int i = 0; i <= paragraph.length(); i++) {
      char c = i < paragraph.length() ? paragraph.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        word = BlockHash.mix(word * 31 + Character.toLowerCase(c));
      } else if (word != 0) {
        lower(BlockHash.mix((before * 31 + last) * 31 + word), minima);
        before = last;
        last = word;
        word = 0;
      }
    }
  }

  private static void lower(long shingle, long[] minima) {
    for (int i = 0; i < SIZE; i++) {
      long hash = BlockHash.mix(shingle + i * 0x9E3779B97F4A7C15L);
      if (hash < minima[i]) {
        minima[i] = hash;
      }
    }
  }
}
