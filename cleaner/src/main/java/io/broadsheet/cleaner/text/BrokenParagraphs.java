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
    for (String paragraph : paragraphs) {
      int last = whole.size() - 1;
      if (last >= 0 && continues(whole.get(last), paragraph)) {
        whole.set(last, SentenceGaps.part(whole.get(last) + ' ' + paragraph));
      } else {
        whole.add(paragraph);
      }
    }
    return whole;
  }

  static boolean continues(String first, String second) {
    return !second.isEmpty() && breaksOff(first) && goesOn(second);
  }

  private static boolean breaksOff(String paragraph) {
    if (paragraph.length() < LEAST_FIRST) {
      return false;
    }
    char last = paragraph.charAt(paragraph.length() - 1);
    return (Character.isLowerCase(last) || last == ',')
        && !Character.isLowerCase(paragraph.charAt(0));
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
