package io.broadsheet.cleaner.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts a name from the word before it, as in {@code declared followingRussia's invasion}. The text
 * itself is the witness: the name must stand by itself inside other sentences, and words with a
 * capital inside must be rare in the text, as they are not where code or brand names are discussed.
 */
final class GluedNames {

  private static final int LEAST_LEFT = 5;
  private static final int LEAST_RIGHT = 4;
  private static final int WITNESSES = 2;
  private static final int MOST_MIXED = 3;

  private final Map<String, Integer> names = new HashMap<>();
  private final Set<String> mixed = new HashSet<>();

  private GluedNames() {}

  /** As many paragraphs as were given; one pass after another until nothing is glued any more. */
  static List<String> part(List<String> paragraphs) {
    List<String> current = paragraphs;
    while (true) {
      GluedNames seen = new GluedNames();
      current.forEach(seen::readMixed);
      if (seen.mixed.isEmpty() || seen.mixed.size() > MOST_MIXED) {
        return current;
      }
      current.forEach(seen::readNames);
      List<String> next = new ArrayList<>(current.size());
      current.forEach(paragraph -> next.add(seen.part(paragraph)));
      if (next.equals(current)) {
        return current;
      }
      current = next;
    }
  }

  private void readMixed(String paragraph) {
    boolean isAfterLower = false;
    for (int i = 0; i < paragraph.length() && mixed.size() <= MOST_MIXED; i++) {
      if (isAfterLower && Character.isUpperCase(paragraph.charAt(i))) {
        int start = wordStart(paragraph, i);
        int end = wordEnd(paragraph, i);
        if (seam(paragraph, start, end) > 0) {
          mixed.add(paragraph.substring(start, end));
        }
        i = end - 1;
      }
      isAfterLower = Character.isLowerCase(paragraph.charAt(i));
    }
  }

  private static int wordStart(String text, int from) {
    int start = from;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private void readNames(String paragraph) {
    boolean inSentence = false;
    for (int i = 0; i < paragraph.length(); ) {
      if (!Character.isLetter(paragraph.charAt(i))) {
        inSentence = paragraph.charAt(i) == ' ' && i > 0 && isWordEnd(paragraph.charAt(i - 1));
        i++;
        continue;
      }
      int end = wordEnd(paragraph, i);
      if (inSentence && Character.isUpperCase(paragraph.charAt(i))) {
        names.merge(paragraph.substring(i, end), 1, Integer::sum);
      }
      i = end;
    }
  }

  private String part(String paragraph) {
    StringBuilder out = null;
    int copied = 0;
    for (int i = 0; i < paragraph.length(); ) {
      int end = wordEnd(paragraph, i);
      int inner = end == i ? -1 : seam(paragraph, i, end);
      if (inner > 0
          && inner - i >= LEAST_LEFT
          && end - inner >= LEAST_RIGHT
          && names.getOrDefault(paragraph.substring(inner, end), 0) >= WITNESSES
          && isProse(paragraph, i, end)) {
        out = out == null ? new StringBuilder(paragraph.length() + 8) : out;
        out.append(paragraph, copied, inner).append(' ');
        copied = inner;
      }
      i = Math.max(end, i + 1);
    }
    return out == null ? paragraph : out.append(paragraph, copied, paragraph.length()).toString();
  }

  /** Where the capital stands in a word like {@code followingRussia}, or -1 for any other word. */
  private static int seam(String text, int start, int end) {
    int seam = start;
    while (seam < end && Character.isLowerCase(text.charAt(seam))) {
      seam++;
    }
    if (seam == start || seam == end || !Character.isUpperCase(text.charAt(seam))) {
      return -1;
    }
    for (int i = seam + 1; i < end; i++) {
      if (!Character.isLowerCase(text.charAt(i))) {
        return -1;
      }
    }
    return seam;
  }

  private static boolean isProse(String text, int start, int end) {
    boolean before = start > 0 && text.charAt(start - 1) == ' ';
    boolean after = end == text.length() || " ,.;:!?'’".indexOf(text.charAt(end)) >= 0;
    return before && after;
  }

  private static boolean isWordEnd(char c) {
    return Character.isLowerCase(c) || c == ',';
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
