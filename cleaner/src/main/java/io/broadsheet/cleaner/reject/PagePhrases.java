package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.RejectionReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Phrases by which small pages give away that they are no content, from {@code page-phrases.txt}.
 */
final class PagePhrases {

  private static final Map<RejectionReason, List<String>> PHRASES = load();

  private PagePhrases() {}

  private static Map<RejectionReason, List<String>> load() {
    Map<RejectionReason, List<String>> phrases = new EnumMap<>(RejectionReason.class);
    try (InputStream in = PagePhrases.class.getResourceAsStream("page-phrases.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(line, phrases));
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String line, Map<RejectionReason, List<String>> phrases) {
    int colon = line.indexOf(": ");
    String name = line.substring(0, colon).toUpperCase(Locale.ROOT).replace('-', '_');
    phrases.put(RejectionReason.valueOf(name), List.of(line.substring(colon + 2).split("\\|")));
  }

  /** Whether the text, in lower case, holds a phrase for the reason, at the edges of words. */
  static boolean speak(RejectionReason reason, String text) {
    return PHRASES.get(reason).stream().anyMatch(phrase -> holds(text, phrase));
  }

  private static boolean holds(String text, String phrase) {
    for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      if (isEdge(text, at - 1) && isEdge(text, at + phrase.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return !Character.isLetterOrDigit(c) || c >= 0x0E00;
  }
}
