package io.broadsheet.bench.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The runs of four words of a text, and how often each occurs; a shorter text is one run. */
final class Shingles {

  private static final int WORDS = 4;

  private Shingles() {}

  static Map<List<String>, Integer> of(List<String> words) {
    Map<List<String>, Integer> counts = new HashMap<>();
    if (!words.isEmpty()) {
      for (int i = 0; i < Math.max(1, words.size() - WORDS + 1); i++) {
        counts.merge(words.subList(i, Math.min(words.size(), i + WORDS)), 1, Integer::sum);
      }
    }
    return counts;
  }

  static int size(Map<List<String>, Integer> bag) {
    return bag.values().stream().mapToInt(Integer::intValue).sum();
  }

  static int common(Map<List<String>, Integer> a, Map<List<String>, Integer> b) {
    return a.entrySet().stream()
        .mapToInt(entry -> Math.min(entry.getValue(), b.getOrDefault(entry.getKey(), 0)))
        .sum();
  }

  /** Runs of letters, digits and underscores, their case kept; combining marks part words. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (!isWord(c)) {
        addWord(text, start, i, words);
        start = -1;
      } else if (start < 0) {
        start = i;
      }
    }
    addWord(text, start, text.length(), words);
    return words;
  }

  private static void addWord(String text, int start, int end, List<String> words) {
    if (start >= 0) {
      words.add(text.substring(start, end));
    }
  }

  private static boolean isWord(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> c == '_' || Character.isLetter(c);
    };
  }
}
