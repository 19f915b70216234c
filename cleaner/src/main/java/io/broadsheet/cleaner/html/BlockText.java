package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.InlineStyle;

/** Gathers the text of one block and the inline markup in it. Not thread-safe. */
final class BlockText {

  private static final int MAX_CHARACTERS = 200_000;

  private final StringBuilder text = new StringBuilder();
  private int openLinks;
  private int openStrong;
  private int openEmphasis;
  private int links;
  private int linkCharacters;
  private int strongCharacters;
  private int emphasisCharacters;
  private int media;
  private int cues;
  private boolean lineBreak;
  private boolean gap;
  private boolean isCapNext;
  private int linkEnd = -1;
  private String linkTarget = "";

  /**
   * Adds text, collapsing white space, to nothing where a line breaks between two Chinese or
   * Japanese characters; what goes beyond the bound of a block is dropped.
   */
  void append(String more, int inlineCues) {
    int before = text.length();
    int length = Math.min(more.length(), MAX_CHARACTERS - before);
    int from = 0;
    while (from < length) {
      int to = from;
      while (to < length && !isSpace(more.charAt(to))) {
        to++;
      }
      if (to > from) {
        closeLineBreak(more.charAt(from));
        fillGap(more.charAt(from));
        text.append(more, from, to);
      }
      lineBreak |= to < length && (more.charAt(to) == '\n' || more.charAt(to) == '\r');
      if (to < length && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
        text.append(' ');
      }
      from = to + 1;
    }
    int added = text.length() - before;
    linkCharacters += openLinks > 0 ? added : 0;
    strongCharacters += openStrong > 0 ? added : 0;
    emphasisCharacters += openEmphasis > 0 ? added : 0;
    cues |= added > 0 ? inlineCues : 0;
  }

  /** Where words are not parted by spaces, the end of a line of markup parts nothing either. */
  private void closeLineBreak(char next) {
    int end = text.length() - 1;
    boolean between = lineBreak && end > 0 && text.charAt(end) == ' ';
    if (between && isUnspaced(text.charAt(end - 1)) && isUnspaced(next)) {
      text.setLength(end);
    }
    lineBreak = false;
  }

  /** What begins with a capital behind a picture, or behind another link, is a word of its own. */
  private void fillGap(char next) {
    if (gap && Character.isUpperCase(next) && !text.isEmpty()) {
      boolean afterWord = Character.isLetterOrDigit(text.charAt(text.length() - 1));
      text.append(afterWord ? " " : "");
    }
    gap = false;
  }

  private static boolean isUnspaced(char c) {
    boolean isHangul = c >= 0x3130 && c < 0x3190;
    return c >= 0x2e80 && c < 0xa000 && !isHangul || c >= 0xff00 && c <= 0xff65;
  }

  private static boolean isSpace(char c) {
    return c == ' '
        || c >= '\t' && c <= '\r'
        || c == '\u00a0'
        || c > 255 && Character.isSpaceChar(c);
  }

  /** A link that starts where one to another address ended is parted from that. */
  void openLink(String target) {
    openLinks++;
    links++;
    gap |= linkEnd == text.length() && !target.equals(linkTarget);
    linkTarget = target;
  }

  void closeLink() {
    openLinks--;
    linkEnd = text.length();
  }

  void addMedia() {
    media++;
    gap = true;
  }

  void openStrong() {
    openStrong++;
  }

  /** Some words in bold at the beginning are a heading, from which what follows is parted. */
  void closeStrong() {
    openStrong--;
    gap |= strongCharacters >= text.length() && text.indexOf(" ") > 0;
  }

  void openEmphasis() {
    openEmphasis++;
  }

  void closeEmphasis() {
    openEmphasis--;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** What comes next is the first letter of the text, set large. */
  void markCap() {
    isCapNext = true;
  }

  /**
   * Whether there is nothing yet but a letter that was set large, to which the next text belongs.
   */
  boolean isCap() {
    return isCapNext && DropCap.isAlone(text);
  }

  /** The text so far, without white space around it. */
  String take() {
    int end = text.length();
    String taken = text.substring(0, end > 0 && text.charAt(end - 1) == ' ' ? end - 1 : end);
    return isCapNext ? DropCap.join(taken) : taken;
  }

  /** The markup of the text so far. */
  InlineStyle style() {
    return new InlineStyle(
        links, linkCharacters, strongCharacters, emphasisCharacters, media, cues);
  }

  /** Starts the next block, or goes on with one that has no text yet; open elements stay open. */
  void reset() {
    media = text.isEmpty() ? media : 0;
    isCapNext &= text.isEmpty();
    text.setLength(0);
    lineBreak = false;
    gap = false;
    linkEnd = -1;
    links = openLinks;
    linkCharacters = 0;
    strongCharacters = 0;
    emphasisCharacters = 0;
    cues = 0;
  }
}
