package io.broadsheet.cleaner.text;

/**
 * Tells opening from closing quotation marks while a paragraph is read from left to right. Marks
 * that languages use both ways ({@code "}, {@code «}, {@code “}) are told apart by what is open.
 */
final class Quotes {

  private final boolean curlyMarksDiffer;
  private boolean straightOpen;
  private boolean angleOpen;
  private boolean curlyOpen;
  private boolean lowOpen;

  Quotes(String paragraph) {
    curlyMarksDiffer = paragraph.indexOf('“') >= 0 || paragraph.indexOf('„') >= 0;
  }

  static boolean isQuote(char c) {
    return switch (c) {
      case '"', '“', '”', '„', '«', '»', '’', '‘', '‹', '›' -> true;
      default -> false;
    };
  }

  /** Takes the next mark of the paragraph; true when it closes what an earlier one opened. */
  boolean closes(char mark) {
    return switch (mark) {
      case '"' -> !(straightOpen = !straightOpen);
      case '«', '»' -> !(angleOpen = !angleOpen);
      case '„' -> open(true);
      case '“' -> lowOpen ? closeLow() : open(false);
      case '”' -> closesCurly();
      case '’', '›' -> true;
      default -> false;
    };
  }

  private boolean open(boolean low) {
    lowOpen = low;
    curlyOpen = true;
    return false;
  }

  private boolean closeLow() {
    lowOpen = false;
    curlyOpen = false;
    return true;
  }

  private boolean closesCurly() {
    boolean closing = curlyOpen || curlyMarksDiffer;
    curlyOpen = !closing;
    lowOpen = false;
    return closing;
  }
}
