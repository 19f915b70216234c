package io.broadsheet.cleaner.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Drops a paragraph that stood just before: the lead that a page prints as standfirst and again as
 * first paragraph, or a paragraph repeated for another screen size. Short lines may repeat.
 */
final class Repeats {

  private static final int LEAST = 40;
  private static final int REACH = 2;

  private Repeats() {}

  static List<String> drop(List<String> paragraphs) {
    List<String> kept = new ArrayList<>(paragraphs.size());
    for (String paragraph : paragraphs) {
      List<String> recent = kept.subList(Math.max(0, kept.size() - REACH), kept.size());
      boolean isLong = paragraph.length() >= LEAST;
      if (!isLong || recent.stream().noneMatch(before -> isSame(before, paragraph))) {
        kept.add(paragraph);
      }
    }
    return kept;
  }

  /** Whether a paragraph says again what stood before it. */
  private static boolean isSame(String before, String paragraph) {
    return firstLetter(before) == firstLetter(paragraph)
        && (before.length() < LEAST ? before : essence(before)).equals(essence(paragraph));
  }

  /** The first letter or digit in one case, or -1: a cheap test that most paragraphs fail. */
  private static int firstLetter(String paragraph) {
    for (int i = 0, c; i < paragraph.length(); i += Character.charCount(c)) {
      c = paragraph.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        return Character.toLowerCase(Character.toUpperCase(c));
      }
    }
    return -1;
  }

  private static String essence(String paragraph) {
    StringBuilder out = new StringBuilder(paragraph.length());
    for (int i = 0, c; i < paragraph.length(); i += Character.charCount(c)) {
      c = paragraph.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }
}
