package io.broadsheet.cleaner.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a sentence whole that a page break, an advertisement or a picture cut in two paragraphs.
 * The first part breaks off without punctuation or at a comma, the second goes on in lower case.
 * Lists, whose items may all be in lower case, and headings with a short line below them stay as
 * they are. Glued sentences are looked for again in what was joined: a quotation mark that was open
 * in the first part is closed in the second.
 */
final class BrokenParagraphs {

  private static final int LEAST_FIRST = 40;
  private static final int LEAST_SECOND = 60;

  private BrokenParagraphs() {}

  static List<String> join(List<String> paragraphs) {
    List<String> whole = new ArrayList<>(paragraphs.size());
    for (int from = 0; from < paragraphs.size(); ) {
      int to = endOfSentence(paragraphs, from);
      whole.add(
          to == from + 1
              ? paragraphs.get(from)
              : SentenceGaps.part(String.join(" ", paragraphs.subList(from, to))));
      from = to;
    }
    return whole;
  }

  /** The index after the last paragraph that goes on with what the first of them breaks off. */
  private static int endOfSentence(List<String> paragraphs, int from) {
    String first = paragraphs.get(from);
    int length = first.length();
    int to = from + 1;
    while (to < paragraphs.size()
        && length >= LEAST_FIRST
        && breaksOff(first.charAt(0), paragraphs.get(to - 1))
        && goesOn(paragraphs.get(to))) {
      length += 1 + paragraphs.get(to).length();
      to++;
    }
    return to;
  }

  static boolean continues(String first, String second) {
    return !second.isEmpty()
        && first.length() >= LEAST_FIRST
        && breaksOff(first.charAt(0), first)
        && goesOn(second);
  }

  /** Whether a text that begins with one character and ends as the other does is left midway. */
  private static boolean breaksOff(char begin, String end) {
    char last = end.charAt(end.length() - 1);
    return (Character.isLowerCase(last) || last == ',') && !Character.isLowerCase(begin);
  }

  private static boolean goesOn(String paragraph) {
    if (!Character.isLowerCase(paragraph.charAt(0)) || paragraph.length() < 2) {
      return false;
    }
    char second = paragraph.charAt(1);
    return (Character.isLowerCase(second) || second == ' ')
        && !isAddress(paragraph)
        && (paragraph.length() >= LEAST_SECOND || endsSentence(paragraph));
  }

  private static boolean isAddress(String paragraph) {
    return paragraph.startsWith("http") || paragraph.startsWith("www.");
  }

  private static boolean endsSentence(String paragraph) {
    return ".!?…\"”»".indexOf(paragraph.charAt(paragraph.length() - 1)) >= 0;
  }
}
