package io.broadsheet.cleaner.junk;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A line as folded words, each with its place in the line. Folding drops case, accents of European
 * and Semitic scripts, and apostrophes; scripts that write without spaces give one token a
 * character, and the copyright sign is a word. What folds to nothing, as a tatweel or an apostrophe
 * alone does, is no word.
 */
final class Tokens {

  private final List<String> words = new ArrayList<>(4);
  private final List<int[]> spans = new ArrayList<>(4);
  private final String line;

  private Tokens(String line) {
    this.line = line;
  }

  static Tokens of(String line) {
    Tokens tokens = new Tokens(line);
    tokens.read();
    return tokens;
  }

  int size() {
    return words.size();
  }

  String word(int i) {
    return words.get(i);
  }

  /** Offset in the line of the first character of a token. */
  int start(int i) {
    return spans.get(i)[0];
  }

  /** Offset in the line behind the last character of a token. */
  int end(int i) {
    return spans.get(i)[1];
  }

  boolean isNumber(int i) {
    return Character.isDigit(words.get(i).codePointAt(0));
  }

  String line() {
    return line;
  }

  private void read() {
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      int end = i + Character.charCount(c);
      if (isUnspaced(c) || c == '©') {
        add(i, end);
      } else if (Character.isLetterOrDigit(c)) {
        end = wordEnd(end);
        add(i, end);
      }
      i = end;
    }
  }

  private int wordEnd(int from) {
    int i = from;
    while (i < line.length()) {
      int c = line.codePointAt(i);
      boolean inside = Character.isLetterOrDigit(c) && !isUnspaced(c) || isMark(c);
      if (!inside && !(isApostrophe(c) && i + 1 < line.length() && isLetterAt(i + 1))) {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private boolean isLetterAt(int i) {
    return Character.isLetter(line.codePointAt(i));
  }

  private void add(int start, int end) {
    String word = fold(line.substring(start, end));
    if (!word.isEmpty()) {
      words.add(word);
      spans.add(new int[] {start, end});
    }
  }

  private static String fold(String word) {
    return isFolded(word) ? word : folded(word);
  }

  /** Whether the word is of small ASCII letters and digits, as most words of many languages are. */
  private static boolean isFolded(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  private static String folded(String word) {
    String plain =
        Normalizer.isNormalized(word, Normalizer.Form.NFD)
            ? word
            : Normalizer.normalize(word, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(plain.length());
    plain.codePoints().map(Tokens::foldCharacter).filter(c -> c >= 0).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int foldCharacter(int c) {
    if (isApostrophe(c) || c == 0x200C || c == 0x200D || c == 0x0640) {
      return -1;
    }
    if (c < 0x0900 && isMark(c)) {
      return -1;
    }
    int lower = Character.toLowerCase(c);
    return lower == 'ı' ? 'i' : lower == 'ς' ? 'σ' : lower;
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == 'ʼ' || c == '`';
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == 0x200C
        || c == 0x200D;
  }

  private static boolean isUnspaced(int c) {
    if (c < 0x0E00 || !Character.isLetter(c) && !isMark(c)) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> c == 'ー';
    };
  }
}
