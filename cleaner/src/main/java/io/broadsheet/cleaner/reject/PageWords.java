package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.html.Extraction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Weighs words of the title, of headings and of short blocks such as buttons, from {@code
 * page-words.txt}: "add to cart" speaks against an article, "conclusion" for one. Immutable and
 * thread-safe.
 */
final class PageWords {

  private static final int MAX_HEADING_WORDS = 30;
  private static final int MAX_PHRASE_WORDS = 4;
  private static final int MAX_PHRASE = 60;
  private static final int MAX_HEADING = 300;

  private final Map<String, Float> weights = new HashMap<>();
  private float intercept;

  private PageWords() {}

  static PageWords load() {
    PageWords words = new PageWords();
    try (InputStream in = PageWords.class.getResourceAsStream("page-words.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(words::add);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    int space = line.lastIndexOf(' ');
    float weight = Float.parseFloat(line.substring(space + 1));
    if (line.startsWith("intercept ")) {
      intercept = weight;
    } else {
      weights.put(line.substring(0, space), weight);
    }
  }

  /** Log-odds that the page is no article. */
  double logOdds(String title, Extraction extraction) {
    Set<String> found = new HashSet<>();
    collect("t_", title == null ? "" : title, found);
    for (Block block : extraction.blocks()) {
      if (block.kind() == BlockKind.HEADING && block.text().length() <= MAX_HEADING) {
        collect("h_", block.text(), found);
      }
      if (block.text().length() <= MAX_PHRASE) {
        List<String> words = words(block.text(), MAX_PHRASE_WORDS + 1);
        if (!words.isEmpty() && words.size() <= MAX_PHRASE_WORDS) {
          addKnown("b_" + String.join("_", words), found);
        }
      }
    }
    double sum = 0;
    for (String word : found) {
      sum += weights.get(word);
    }
    return intercept + sum / Math.sqrt(Math.max(1, found.size()));
  }

  private void collect(String prefix, String text, Set<String> found) {
    for (String word : words(text, MAX_HEADING_WORDS)) {
      addKnown(prefix + word, found);
    }
  }

  private void addKnown(String key, Set<String> found) {
    if (weights.containsKey(key)) {
      found.add(key);
    }
  }

  private static List<String> words(String text, int limit) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length() && words.size() < limit; i++) {
      boolean inWord = i < text.length() && isWord(text.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
    }
    return words;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
