package io.broadsheet.cleaner.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Mends what scraping does to text, and rewords nothing: letters and digits come out as they went
 * in, in the same order, but for paragraphs that stood twice. Every function is idempotent and
 * thread-safe; time grows with the length of the input.
 */
public final class Normaliser {

  /** What stands between two paragraphs of a text. */
  public static final String PARAGRAPH_BREAK = "\n\n";

  private Normaliser() {}

  /**
   * One paragraph on one line: NFC, single spaces, no control, zero-width or private-use
   * characters, no soft hyphens, and a space between sentences that were glued. A line break
   * becomes a space, or nothing between two Chinese or Japanese characters. ZWJ and ZWNJ stay where
   * a script or an emoji needs them.
   */
  public static String paragraph(String raw) {
    return SentenceGaps.part(Characters.clean(raw));
  }

  /** As {@link #paragraph}, but with glued sentences left as they are. */
  public static String characters(String raw) {
    return Characters.clean(raw);
  }

  /**
   * As {@link #paragraph}, but with a paragraph of its own for every sentence that was glued to the
   * one before: for text in which such seams are all that is left of the paragraphs.
   */
  public static List<String> partAtSeams(String raw) {
    return SentenceGaps.split(Characters.clean(raw));
  }

  /**
   * The paragraphs of one article, in order: each as {@link #paragraph} makes it, empty ones left
   * out, names that were glued to the word before them parted, a sentence that was cut in two
   * paragraphs made whole, and a lead or paragraph that stands twice kept once.
   */
  public static List<String> paragraphs(List<String> raw) {
    List<String> cleaned = new ArrayList<>(raw.size());
    for (String each : raw) {
      String paragraph = paragraph(each);
      if (!paragraph.isEmpty()) {
        cleaned.add(paragraph);
      }
    }
    return mend(cleaned);
  }

  /**
   * Repeats the steps until none changes anything: what one mends may be what another waits for.
   */
  private static List<String> mend(List<String> paragraphs) {
    List<String> current = paragraphs;
    List<String> before;
    do {
      before = current;
      current = Repeats.drop(BrokenParagraphs.join(GluedNames.part(before)));
    } while (!current.equals(before));
    return current;
  }

  /** The text of {@link #paragraphs}, parted by a blank line. */
  public static String text(List<String> raw) {
    return String.join(PARAGRAPH_BREAK, paragraphs(raw));
  }
}
