package io.broadsheet.cleaner.junk;

import java.util.Optional;

/**
 * Tells what kind of junk a line looks like by its words. Languages need not be known: all phrases
 * are tried at once. Immutable and thread-safe; time is linear in the length of the line, and long
 * lines are only looked at where they begin.
 */
public final class JunkLexicon {

  private static final JunkLexicon STANDARD = new JunkLexicon(LexiconFile.load("junk-lexicon.txt"));

  private static final int MOST_LABELLED = 60;
  private static final int MOST_OTHER = 30;
  private static final int MOST_INSIDE = 70;
  private static final int MOST_CHARACTERS = 800;

  private final PhraseTrie phrases;

  JunkLexicon(PhraseTrie phrases) {
    this.phrases = phrases;
  }

  /** The lexicon that comes with Broadsheet. */
  public static JunkLexicon standard() {
    return STANDARD;
  }

  /**
   * What the line looks like, or empty when nothing speaks against it. The line is one block of
   * text, with its characters as {@link io.broadsheet.cleaner.text.Normaliser#paragraph} leaves
   * them.
   */
  public Optional<JunkKind> classify(String line) {
    if (line.isEmpty() || line.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    Tokens tokens = Tokens.of(line);
    if (tokens.size() == 0) {
      return Optional.empty();
    }
    JunkKind kind = atStart(tokens);
    if (kind == null) {
      kind = only(tokens);
    }
    if (kind == null) {
      kind = further(tokens);
    }
    if (kind == null && CreditShape.matches(tokens)) {
      kind = JunkKind.CAPTION;
    }
    return Optional.ofNullable(kind);
  }

  /** The longest phrase at the beginning that marks the line decides. */
  private JunkKind atStart(Tokens tokens) {
    JunkKind found = null;
    PhraseTrie node = phrases;
    for (int i = 0; i < tokens.size(); i++) {
      node = node.step(tokens.word(i));
      if (node == null) {
        break;
      }
      JunkKind kind = meaningAtStart(node, tokens, i);
      found = kind == null ? found : kind;
    }
    return found;
  }

  private static JunkKind meaningAtStart(PhraseTrie node, Tokens tokens, int last) {
    int size = tokens.size();
    JunkKind kind = last == size - 1 ? node.meaning(Form.WHOLE) : null;
    if (kind == null && size <= MOST_LABELLED && LineShape.labelEndsAt(tokens, last)) {
      kind = node.meaning(Form.LABEL);
    }
    if (kind == null && LineShape.namesFollow(tokens, last + 1)) {
      kind = node.meaning(Form.NAMES);
    }
    if (kind == null && size <= MOST_OTHER) {
      kind = node.meaning(Form.START);
    }
    return kind;
  }

  /** Lines of nothing but dates, names of networks and the like. */
  private JunkKind only(Tokens tokens) {
    if (tokens.size() > MOST_OTHER) {
      return null;
    }
    OnlyScan scan = new OnlyScan(phrases, tokens);
    if (!scan.coversAll()) {
      return null;
    }
    if (scan.kind() == null) {
      return LineShape.isNumericDate(tokens) ? JunkKind.DATE : null;
    }
    return scan.kind() == JunkKind.DATE && !scan.hasNumbers() ? null : scan.kind();
  }

  private JunkKind further(Tokens tokens) {
    int size = tokens.size();
    if (size > MOST_INSIDE) {
      return null;
    }
    for (int from = 0; from < size; from++) {
      PhraseTrie node = phrases;
      for (int i = from; i < size && (node = node.step(tokens.word(i))) != null; i++) {
        JunkKind kind = node.meaning(Form.INSIDE);
        if (kind == null && i == size - 1 && size <= MOST_OTHER) {
          kind = node.meaning(Form.END);
        }
        if (kind == null && from > 0 && closesWithCredit(node, tokens, from, i)) {
          kind = JunkKind.CAPTION;
        }
        if (kind != null) {
          return kind;
        }
      }
    }
    return null;
  }

  /** As in "The mill in spring. | Photo by Jane Doe": a credit is the end of a caption. */
  private static boolean closesWithCredit(PhraseTrie node, Tokens tokens, int first, int last) {
    boolean credits =
        node.meaning(Form.START) == JunkKind.CAPTION
            || node.meaning(Form.NAMES) == JunkKind.CAPTION;
    return credits
        && tokens.size() <= MOST_OTHER
        && CreditShape.stopBefore(tokens, first)
        && LineShape.namesFollow(tokens, last + 1);
  }
}
