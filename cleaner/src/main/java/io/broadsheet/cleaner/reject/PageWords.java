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
import java.util.BitSet;
import java.util.Locale;

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

  private final WeightTable weights = new WeightTable();
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
    BitSet found = new BitSet();
    addWords("t_", title == null ? "" : title, found);
    for (Block block : extraction.blocks()) {
      if (block.kind() == BlockKind.HEADING && block.text().length() <= MAX_HEADING) {
        addWords("h_", block.text(), found);
      }
      if (block.text().length() <= MAX_PHRASE) {
        addPhrase(block.text(), found);
      }
    }
    double sum = found.stream().mapToDouble(weights::weight).sum();
    return intercept + sum / Math.sqrt(Math.max(1, found.cardinality()));
  }

  private void addWords(String prefix, String text, BitSet found) {
    long start = WeightTable.step(WeightTable.EMPTY, prefix);
    int from = wordStart(text, 0);
    for (int words = 0; from < text.length() && words < MAX_HEADING_WORDS; words++) {
      int to = wordEnd(text, from);
      add(withWord(start, text, from, to), found);
      from = wordStart(text, to);
    }
  }

  /** Adds the text as a whole, its words parted by underscores, unless it has too many. */
  private void addPhrase(String text, BitSet found) {
    long hash = WeightTable.step(WeightTable.EMPTY, "b");
    int words = 0;
    int from = wordStart(text, 0);
    for (; from < text.length() && words < MAX_PHRASE_WORDS; words++) {
      int to = wordEnd(text, from);
      hash = withWord(WeightTable.step(hash, '_'), text, from, to);
      from = wordStart(text, to);
    }
    if (words > 0 && from == text.length()) {
      add(hash, found);
    }
  }

  private void add(long hash, BitSet found) {
    int number = weights.find(hash);
    if (number >= 0) {
      found.set(number);
    }
  }

  private static long withWord(long hash, String text, int from, int to) {
    long longer = hash;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return WeightTable.step(hash, text.substring(from, to).toLowerCase(Locale.ROOT));
      }
      longer = WeightTable.step(longer, c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
    }
    return longer;
  }

  private static int wordStart(String text, int from) {
    int start = from;
    while (start < text.length() && !isWord(text.charAt(start))) {
      start++;
    }
    return start;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return c < 0x80
        ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
        : Character.isLetterOrDigit(c);
  }
}
