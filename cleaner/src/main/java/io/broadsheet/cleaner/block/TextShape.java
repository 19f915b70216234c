package io.broadsheet.cleaner.block;

/**
 * Counts over the characters of one text, taken in one pass.
 *
 * @param characters length in UTF-16 units
 * @param words runs of letters and digits; scripts that are written without spaces count by length
 * @param capitalised words that start with an upper-case letter
 * @param digits decimal digits
 * @param commas commas of any script
 * @param sentenceEnds full stops and their like that end a word
 * @param quotes quotation marks
 * @param separators bars, bullets, arrows and other signs that part entries
 */
public record TextShape(
    int characters,
    int words,
    int capitalised,
    int digits,
    int commas,
    int sentenceEnds,
    int quotes,
    int separators) {

  /** Characters that a word takes on average in scripts written without spaces. */
  private static final double DENSE_WORD = 1.7;

  private static final double THAI_WORD = 4.5;

  /** Counts over the text. */
  public static TextShape of(CharSequence text) {
    return new Counter().count(text);
  }

  /** Whether the text reads like a sentence or more, rather than a label or an entry of a list. */
  public boolean isProse() {
    return words >= 12 && sentenceEnds + commas > 0;
  }

  /** Whether the character ends a sentence in some script. */
  public static boolean endsSentence(char c) {
    return switch (c) {
      case '.', '!', '?', '…', '。', '！', '？', '｡', '।', '؟', '۔', '։' -> true;
      default -> false;
    };
  }

  private static final class Counter {
    private int words;
    private int capitalised;
    private int digits;
    private int commas;
    private int sentenceEnds;
    private int quotes;
    private int separators;
    private int dense;
    private int thai;
    private boolean inWord;

    TextShape count(CharSequence text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c > 127 ? Character.isLetterOrDigit(c) : isAsciiWord(c)) {
          letter(c);
        } else if (!Character.isSurrogate(c)
            && Character.getType(c) != Character.NON_SPACING_MARK) {
          mark(c);
        }
      }
      int unspaced = (int) Math.round(dense / DENSE_WORD + thai / THAI_WORD);
      return new TextShape(
          text.length(),
          words + unspaced,
          capitalised,
          digits,
          commas,
          sentenceEnds,
          quotes,
          separators);
    }

    private static boolean isAsciiWord(char c) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private void letter(char c) {
      if (c >= '0' && c <= '9') {
        digits++;
      }
      if (c >= 0x2E80 && c < 0xD7B0) {
        dense += c < 0xAC00 ? 1 : 0;
      } else if (c >= 0x0E00 && c < 0x1000) {
        thai++;
        inWord = true;
        return;
      }
      if (!inWord && (c < 0x2E80 || c >= 0xAC00)) {
        words++;
        capitalised += Character.isUpperCase(c) ? 1 : 0;
      }
      inWord = true;
    }

    private void mark(char c) {
      if (endsSentence(c)) {
        sentenceEnds += inWord || c > 127 ? 1 : 0;
      } else {
        switch (c) {
          case ',', '،', '、', '，', ';' -> commas++;
          case '"', '“', '”', '„', '«', '»', '「', '」' -> quotes++;
          case '|', '·', '•', '›', '→', '>', '/', '▶', '►' -> separators++;
          default -> {}
        }
      }
      inWord = c == '\'' || c == '’' ? inWord : false;
    }
  }
}
