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
  private static final int COMPARED_FIRST = 16;

  private Repeats() {}

  static List<String> drop(List<String> paragraphs) {
    List<String> kept = new ArrayList<>(paragraphs.size());
    for (String paragraph : paragraphs) {
      if (paragraph.length() < LEAST || !isRecent(kept, paragraph)) {
        kept.add(paragraph);
      }
    }
    return kept;
  }

  private static boolean isRecent(List<String> kept, String paragraph) {
    for (int i = Math.max(0, kept.size() - REACH); i < kept.size(); i++) {
      if (isSame(kept.get(i), paragraph)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a paragraph says again what stood before it. */
  private static boolean isSame(String before, String paragraph) {
    return beginAlike(before, paragraph)
        && (before.length() < LEAST ? before : essence(before)).equals(essence(paragraph));
  }

  /** Compares the first letters and digits in one case: a cheap test that most paragraphs fail. */
  private static boolean beginAlike(String before, String paragraph) {
    int i = nextLetter(before, 0);
    int j = nextLetter(paragraph, 0);
    for (int n = 0; n < COMPARED_FIRST && i < before.length() && j < paragraph.length(); n++) {
      int a = before.codePointAt(i);
      int b = paragraph.codePointAt(j);
      if (inOneCase(a) != inOneCase(b)) {
        return false;
      }
      i = nextLetter(before, i + Character.charCount(a));
      j = nextLetter(paragraph, j + Character.charCount(b));
    }
    return true;
  }

  /** Where the next letter or digit stands, or the length. */
  private static int nextLetter(String text, int from) {
    int i = from;
    while (i < text.length() && !Character.isLetterOrDigit(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private static int inOneCase(int letter) {
    return Character.toLowerCase(Character.toUpperCase(letter));
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
