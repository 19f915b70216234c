package io.broadsheet.cleaner.cue;

import java.util.HashMap;
import java.util.Map;

/** Phrases found in running text by a rolling hash, without making strings. */
final class PhraseTable {

  private static final int SIZE = 1 << 13;

  private final long[] keys = new long[SIZE];
  private final int[] values = new int[SIZE];

  /** Adds a phrase in lower case, its words parted by single spaces. */
  void put(String phrase, int cues) {
    Map<Long, Integer> prefixes = new HashMap<>();
    long hash = 0;
    String[] words = phrase.split(" ");
    for (int i = 0; i < words.length; i++) {
      hash = extend(hash, words[i]);
      prefixes.put(hash, i == words.length - 1 ? cues : 0);
    }
    prefixes.forEach(this::merge);
  }

  private static long extend(long hash, String word) {
    long extended = start(hash);
    for (int i = 0; i < word.length(); i++) {
      extended = step(extended, word.charAt(i));
    }
    return extended;
  }

  private static long start(long hash) {
    return hash * 0x9E3779B97F4A7C15L + 1469598103934665603L;
  }

  static boolean isWordPart(char c) {
    return c < 128
        ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
        : Character.isLetterOrDigit(c);
  }

  private static long step(long hash, char c) {
    return (hash ^ (c < 128 ? c | 0x20 : Character.toLowerCase(c))) * 1099511628211L;
  }

  private void merge(long key, int cues) {
    int slot = slot(key);
    keys[slot] = key;
    values[slot] |= cues;
  }

  private int slot(long key) {
    int slot = (int) (key >>> 51);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & SIZE - 1;
    }
    return slot;
  }

  /**
   * Reports the phrases that start with the word at {@code from}.
   *
   * @param first whether that word is the first of the text
   * @return where the word ends
   */
  int match(String text, int from, int end, boolean first, TextCues.Found found) {
    long hash = 0;
    int at = from;
    int wordEnd = -1;
    while (at < end) {
      hash = start(hash);
      while (at < end && isWordPart(text.charAt(at))) {
        hash = step(hash, text.charAt(at++));
      }
      wordEnd = wordEnd < 0 ? at : wordEnd;
      int slot = slot(hash);
      if (keys[slot] == 0) {
        break;
      }
      int next = at;
      while (next < end && !isWordPart(text.charAt(next))) {
        next++;
      }
      if (values[slot] != 0) {
        found.add(values[slot], first, first && next >= text.length());
      }
      at = next;
    }
    return Math.max(wordEnd, from + 1);
  }
}
