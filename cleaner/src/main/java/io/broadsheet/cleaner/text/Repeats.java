package io.broadsheet.cleaner.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    Deque<String> recent = new ArrayDeque<>(REACH);
    for (String paragraph : paragraphs) {
      String key = paragraph.length() < LEAST ? paragraph : essence(paragraph);
      if (paragraph.length() >= LEAST && recent.contains(key)) {
        continue;
      }
      kept.add(paragraph);
      if (recent.size() == REACH) {
        recent.removeFirst();
      }
      recent.addLast(key);
    }
    return kept;
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
