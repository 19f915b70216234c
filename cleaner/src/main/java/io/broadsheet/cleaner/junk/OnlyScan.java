package io.broadsheet.cleaner.junk;

/** Covers a line with {@link Form#ONLY} phrases of one kind, their fillers, and numbers. */
final class OnlyScan {

  private final PhraseTrie phrases;
  private final Tokens tokens;
  private JunkKind kind;
  private boolean numbers;

  OnlyScan(PhraseTrie phrases, Tokens tokens) {
    this.phrases = phrases;
    this.tokens = tokens;
  }

  /** Whether nothing else stands in the line; call it before asking what was found. */
  boolean coversAll() {
    for (int i = 0; i < tokens.size(); ) {
      int end = longest(i);
      if (end > i) {
        i = end;
      } else if (tokens.isNumber(i)) {
        numbers = true;
        i++;
      } else {
        return false;
      }
    }
    return true;
  }

  /** The kind of the phrases, or null when there are only numbers and fillers. */
  JunkKind kind() {
    return kind;
  }

  boolean hasNumbers() {
    return numbers;
  }

  /** Where the longest phrase from here ends; its kind binds the rest of the line. */
  private int longest(int from) {
    int end = from;
    JunkKind found = kind;
    PhraseTrie node = phrases;
    for (int i = from; i < tokens.size(); i++) {
      node = node.step(tokens.word(i));
      if (node == null) {
        break;
      }
      JunkKind only = node.meaning(Form.ONLY);
      if (only != null && (kind == null || only == kind)) {
        end = i + 1;
        found = only;
      } else if (node.meaning(Form.FILLER) != null) {
        end = i + 1;
      }
    }
    kind = found;
    return end;
  }
}
