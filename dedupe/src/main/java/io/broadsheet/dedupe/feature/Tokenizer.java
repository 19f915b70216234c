package io.broadsheet.dedupe.feature;

import com.ibm.icu.text.Normalizer2;

/**
 * Cuts a text into words that are the same for every way of printing it: case, accents, width,
 * quotes and punctuation do not count, digits do.
 *
 * <p>Punctuation inside a word is dropped ({@code 3.5} is {@code 35}, {@code U.S.} is {@code us}),
 * since copies that lose their punctuation lose exactly that. Scripts written without spaces give
 * one word a character. Not thread-safe; one use a text.
 */
final class Tokenizer {

  /** Words beyond this number are not looked at: it bounds the cost of one article. */
  static final int MAX_TOKENS = 20_000;

  private static final int CHARACTERS_A_WORD = 5;

  private static final int SHORT_LETTERS = 3;

  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

  private final Tokens tokens;
  private final char[] text;
  private boolean inWord;
  private boolean inFigure;
  private boolean opening = true;
  private long hash;
  private int letters;
  private byte flags;

  private Tokenizer(String text) {
    this.text = text.toCharArray();
    this.tokens = new Tokens(Math.min(text.length() / CHARACTERS_A_WORD, MAX_TOKENS));
  }

  static Tokens tokenize(String text) {
    return new Tokenizer(normalize(text)).run();
  }

  private static String normalize(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return NFKC.normalize(text);
      }
    }
    return text;
  }

  private Tokens run() {
    int i = 0;
    while (i < text.length && tokens.size() < MAX_TOKENS) {
      int c = text[i];
      if (Character.isSurrogate((char) c)) {
        c = Character.codePointAt(text, i);
      }
      i += Character.charCount(c);
      take(c, i);
      if (inWord && !inFigure) {
        i = takeWithinWord(i);
      }
    }
    endWord();
    return tokens;
  }

  private void take(int c, int next) {
    byte kind = CharTable.classOf(c);
    switch (kind) {
      case CharTable.LETTER, CharTable.DIGIT -> extendWord(c, kind);
      case CharTable.SINGLE -> single(c);
      case CharTable.IGNORED -> {}
      case CharTable.JOINER, CharTable.POINT -> {
        if (!inWord || !continuesAt(next)) {
          endWord();
          opening |= kind == CharTable.POINT;
        }
      }
      default -> {
        endWord();
        opening |= kind == CharTable.STOP;
      }
    }
  }

  /**
   * Takes the letters and digits that go on with a word: what most of a text is.
   *
   * @return where they end
   */
  private int takeWithinWord(int from) {
    long running = hash;
    int i = from;
    for (; i < text.length; i++) {
      char folded = CharTable.withinWord(text[i]);
      if (folded == CharTable.NOT_WITHIN_WORD) {
        break;
      }
      running = Hash.combine(running, folded);
    }
    hash = running;
    letters += i - from;
    return i;
  }

  private boolean continuesAt(int index) {
    if (index >= text.length) {
      return false;
    }
    byte kind = CharTable.classOf(text[index]);
    return kind == CharTable.LETTER || kind == CharTable.DIGIT;
  }

  private void extendWord(int c, byte kind) {
    if (!inWord) {
      inWord = true;
      hash = Hash.SEED;
      letters = 0;
      inFigure = kind == CharTable.DIGIT;
      flags = opening ? Tokens.OPENING : 0;
      if (kind == CharTable.DIGIT) {
        flags |= Tokens.NUMBER;
      } else if (CharTable.isCapital(c)) {
        flags |= Tokens.CAPITAL;
      }
    }
    letters++;
    if (inFigure && kind == CharTable.LETTER) {
      endFigure();
    }
    if (c == CharTable.SHARP_S) {
      hash = Hash.combine(hash, 's');
      hash = Hash.combine(hash, 's');
    } else {
      hash = Hash.combine(hash, CharTable.folded(c));
    }
  }

  private void single(int c) {
    endWord();
    opening = false;
    tokens.add(Hash.mix(Hash.combine(Hash.SEED, CharTable.folded(c))), Tokens.SINGLE);
  }

  /** What is joined to a number, as in {@code 24-billion}, others print in a word of its own. */
  private void endFigure() {
    tokens.addFigure(Hash.mix(hash));
    inFigure = false;
  }

  private void endWord() {
    if (inWord) {
      if (inFigure) {
        endFigure();
      }
      if (letters <= SHORT_LETTERS) {
        flags |= Tokens.SHORT;
      }
      tokens.add(Hash.mix(hash), flags);
      inWord = false;
      opening = false;
    }
  }
}
