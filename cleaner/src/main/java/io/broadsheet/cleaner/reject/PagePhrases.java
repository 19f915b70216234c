package io.broadsheet.cleaner.reject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Phrases by which pages give away that they are no articles, from {@code page-phrases.txt}. */
final class PagePhrases {

  private static final String ANY = "…";
  private static final Map<String, Set<String>> PHRASES = load();

  private PagePhrases() {}

  private static Map<String, Set<String>> load() {
    Map<String, Set<String>> phrases = new HashMap<>();
    try (InputStream in = PagePhrases.class.getResourceAsStream("page-phrases.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Set<String> part = Set.of();
      for (String line : (Iterable<String>) reader.lines()::iterator) {
        if (line.endsWith(":") && !line.startsWith(" ")) {
          String key = line.substring(0, line.length() - 1);
          part = phrases.computeIfAbsent(key, name -> new LinkedHashSet<>());
        } else if (!line.startsWith("#")) {
          part.addAll(List.of(line.strip().split("\\|")));
        }
      }
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> part(PageKind kind, String part) {
    String key = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + part;
    return PHRASES.getOrDefault(key, Set.of());
  }

  /** How many phrases of the kind the text, in lower case, holds, none of them within another. */
  static int said(PageKind kind, String text) {
    List<String> held = part(kind, "says").stream().filter(phrase -> holds(text, phrase)).toList();
    return (int)
        held.stream()
            .filter(one -> held.stream().noneMatch(other -> other != one && other.contains(one)))
            .count();
  }

  /** Whether the text, in lower case, holds a phrase of the kind. */
  static boolean speak(PageKind kind, String text) {
    return part(kind, "says").stream().anyMatch(phrase -> holds(text, phrase));
  }

  static boolean isLabel(PageKind kind, String text) {
    return part(kind, "labels").contains(text);
  }

  /**
   * Whether a name, in lower case, is one of the kind.
   *
   * @param isOfSite whether what stands before or after a phrase adds nothing to it
   */
  static boolean isNamed(PageKind kind, String name, Predicate<String> isOfSite) {
    return part(kind, "named").stream().anyMatch(phrase -> isName(name, phrase, isOfSite));
  }

  private static boolean isName(String name, String phrase, Predicate<String> isOfSite) {
    int any = phrase.indexOf(ANY);
    if (any >= 0) {
      String before = phrase.substring(0, any);
      String after = phrase.substring(any + 1).replace(ANY, "");
      boolean ends = phrase.endsWith(ANY) ? name.contains(after) : name.endsWith(after);
      return name.length() > before.length() + after.length() && name.startsWith(before) && ends;
    }
    int at = name.indexOf(phrase);
    return holds(name, phrase)
        && isOfSite.test(name.substring(0, at) + " " + name.substring(at + phrase.length()));
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
