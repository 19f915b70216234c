package io.broadsheet.cleaner.junk;

/** Source credits that stand at the end of a paragraph, as in {@code … on Monday. | XYZ, ABC}. */
public final class Credits {

  private static final int MOST_CHARACTERS = 60;
  private static final int MOST_WORDS = 6;

  private Credits() {}

  /**
   * Where a credit begins at the end of the paragraph: a bar behind the end of a sentence, and
   * after it only a few words with capitals. The length of the paragraph when there is none.
   */
  public static int start(String paragraph) {
    int none = paragraph.length();
    int bar = paragraph.lastIndexOf('|');
    if (bar < 1 || none - bar > MOST_CHARACTERS || !endsSentence(paragraph, bar)) {
      return none;
    }
    Tokens names = Tokens.of(paragraph.substring(bar + 1));
    if (names.size() == 0 || names.size() > MOST_WORDS || names.line().endsWith(".")) {
      return none;
    }
    for (int i = 0; i < names.size(); i++) {
      if (Character.isLowerCase(names.line().codePointAt(names.start(i)))) {
        return none;
      }
    }
    return bar;
  }

  private static boolean endsSentence(String paragraph, int bar) {
    String before = paragraph.substring(Math.max(0, bar - 4), bar).stripTrailing();
    return !before.isEmpty() && ".!?…\"”»)".indexOf(before.charAt(before.length() - 1)) >= 0;
  }
}
