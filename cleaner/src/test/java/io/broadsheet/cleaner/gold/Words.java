package io.broadsheet.cleaner.gold;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words as the public metric sees them; a character of a script without spaces is a word. */
final class Words {

  private static final String UNSPACED =
      "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
  private static final Pattern WORD =
      Pattern.compile("[%s]|[\\p{L}\\p{N}_&&[^%s]]+".formatted(UNSPACED, UNSPACED));
  private static final int SHINGLE = 4;

  private Words() {}

  static List<String> of(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  /** Words without case or compatibility forms, as titles and names are compared. */
  static List<String> folded(String text) {
    String plain = text == null ? "" : text;
    return of(Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
  }

  static Map<List<String>, Integer> shingles(List<String> words) {
    Map<List<String>, Integer> bag = new HashMap<>();
    if (!words.isEmpty()) {
      for (int i = 0; i < Math.max(1, words.size() - SHINGLE + 1); i++) {
        bag.merge(words.subList(i, Math.min(words.size(), i + SHINGLE)), 1, Integer::sum);
      }
    }
    return bag;
  }

  static <T> Map<T, Integer> bag(Collection<T> items) {
    Map<T, Integer> bag = new HashMap<>();
    items.forEach(item -> bag.merge(item, 1, Integer::sum));
    return bag;
  }

  static <T> int size(Map<T, Integer> bag) {
    return bag.values().stream().mapToInt(Integer::intValue).sum();
  }

  static <T> int common(Map<T, Integer> a, Map<T, Integer> b) {
    return a.entrySet().stream()
        .mapToInt(entry -> Math.min(entry.getValue(), b.getOrDefault(entry.getKey(), 0)))
        .sum();
  }
}
