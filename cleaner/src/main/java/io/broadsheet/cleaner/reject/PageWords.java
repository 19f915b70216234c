package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.metadata.Metadata;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * Weighs words by {@code page-words.txt}: "add to cart" speaks against an article, "conclusion" for
 * one. Words of titles, headings and short blocks such as buttons are one group, words of what was
 * removed another, and so are those of the address and of the description; each group is as loud as
 * any other, however many words it has. Immutable and thread-safe.
 */
final class PageWords {

  private static final int MAX_HEADING_WORDS = 30;
  private static final int MAX_DESCRIPTION_WORDS = 40;
  private static final int MAX_PHRASE_WORDS = 4;
  private static final int MAX_PHRASE = 60;
  private static final int MAX_HEADING = 300;

  /** A removed block with more words is text, not a label. */
  private static final int MAX_LABEL_WORDS = 25;

  private static final int MAX_LABEL = 300;

  private final WeightTable weights;
  private final float intercept;

  /** Reads {@code WORD WEIGHT} lines, and one for the {@code intercept}. */
  PageWords(List<String> lines) {
    weights = new WeightTable(lines.size());
    float constant = 0;
    for (String line : lines) {
      int space = line.lastIndexOf(' ');
      float weight = Float.parseFloat(line.substring(space + 1));
      if (line.startsWith("intercept ")) {
        constant = weight;
      } else {
        weights.put(line.substring(0, space), weight);
      }
    }
    intercept = constant;
  }

  static PageWords load() {
    try (InputStream in = PageWords.class.getResourceAsStream("page-words.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new PageWords(lines.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Log-odds that the page is no article. */
  double logOdds(Metadata metadata, Extraction extraction) {
    return intercept
        + weigh(wording(metadata, extraction))
        + weigh(labels(extraction))
        + weigh(address(metadata.canonicalUrl()))
        + weigh(words("d_", metadata.description(), MAX_DESCRIPTION_WORDS));
  }

  /** The weights of a group; the more words it has, the less each counts. */
  private double weigh(BitSet found) {
    double sum = found.stream().mapToDouble(weights::weight).sum();
    return sum / Math.sqrt(Math.max(1, found.cardinality()));
  }

  /** What the page says in its title, its headings and in short blocks as a whole. */
  private BitSet wording(Metadata metadata, Extraction extraction) {
    BitSet found = words("t_", metadata.title(), MAX_HEADING_WORDS);
    for (Block block : extraction.blocks()) {
      String text = block.text();
      if (block.kind() == BlockKind.HEADING && text.length() <= MAX_HEADING) {
        addWords("h_", text, MAX_HEADING_WORDS, found);
      }
      if (text.length() <= MAX_PHRASE) {
        addPhrase(text, found);
      }
    }
    return found;
  }

  /** Words of the short blocks that do not belong to the text. */
  private BitSet labels(Extraction extraction) {
    BitSet found = new BitSet();
    for (Block block : extraction.blocks()) {
      String text = block.text();
      if (!block.isKept()
          && text.length() <= MAX_LABEL
          && Words.count(text, MAX_LABEL_WORDS + 1) <= MAX_LABEL_WORDS) {
        addWords("n_", text, MAX_LABEL_WORDS, found);
      }
    }
    return found;
  }

  private BitSet address(String url) {
    BitSet found = new BitSet();
    if (url == null) {
      return found;
    }
    long start = WeightTable.step(WeightTable.EMPTY, "u_");
    int end = Words.pathEnd(url);
    int from = Words.pathStart(url);
    while (from < end) {
      long hash = start;
      int to = from;
      for (; to < end && Words.isAsciiLetter(url.charAt(to)); to++) {
        hash = WeightTable.step(hash, (char) (url.charAt(to) | 0x20));
      }
      if (to > from) {
        add(hash, found);
      }
      from = to + 1;
    }
    return found;
  }

  private BitSet words(String kind, String text, int most) {
    BitSet found = new BitSet();
    addWords(kind, text == null ? "" : text, most, found);
    return found;
  }

  private void addWords(String kind, String text, int most, BitSet found) {
    long start = WeightTable.step(WeightTable.EMPTY, kind);
    int from = Words.start(text, 0);
    for (int words = 0; from < text.length() && words < most; words++) {
      int to = Words.end(text, from);
      add(Words.hash(start, text, from, to), found);
      from = Words.start(text, to);
    }
  }

  /** Adds the text as a whole, its words parted by underscores, unless it has too many. */
  private void addPhrase(String text, BitSet found) {
    long hash = WeightTable.step(WeightTable.EMPTY, "b");
    int words = 0;
    int from = Words.start(text, 0);
    for (; from < text.length() && words < MAX_PHRASE_WORDS; words++) {
      int to = Words.end(text, from);
      hash = Words.hash(WeightTable.step(hash, '_'), text, from, to);
      from = Words.start(text, to);
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
}
