package io.broadsheet.cleaner.junk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads the lexicon's resource: sections headed {@code [kind form]}, and in them lines of {@code
 * language: phrase | phrase | …}. Lines that begin with {@code #} are comments.
 */
final class LexiconFile {

  private LexiconFile() {}

  static PhraseTrie load(String resource) {
    try (InputStream in = LexiconFile.class.getResourceAsStream(resource)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Throws IllegalArgumentException with the faulty line when the text is not of the form above.
   */
  static PhraseTrie parse(String text) {
    PhraseTrie trie = new PhraseTrie();
    JunkKind kind = null;
    Form form = null;
    for (String line : text.lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        String[] head = line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT).split(" ");
        kind = JunkKind.valueOf(head[0]);
        form = Form.valueOf(head[1]);
      } else {
        addLine(trie, line, form, kind);
      }
    }
    return trie;
  }

  private static void addLine(PhraseTrie trie, String line, Form form, JunkKind kind) {
    int colon = line.indexOf(": ");
    if (colon < 0 || form == null) {
      throw new IllegalArgumentException("expected 'language: phrase | phrase', got: " + line);
    }
    for (String phrase : line.substring(colon + 2).split("\\|")) {
      Tokens tokens = Tokens.of(phrase);
      if (tokens.size() == 0) {
        throw new IllegalArgumentException("an empty phrase in: " + line);
      }
      trie.add(tokens, form, kind);
    }
  }
}
