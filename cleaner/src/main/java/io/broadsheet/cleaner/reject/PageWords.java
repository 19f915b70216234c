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

  private static final int MAX_TITLE_WORDS = 30;
  private static final int MAX_DESCRIPTION_WORDS = 40;
  private static final int MAX_PHRASE_WORDS = 4;
  private static final int MAX_PHRASE = 60;

  /** A removed block with more words is text, not a label. */
  private static final int MAX_LABEL_WORDS = 25;

  /** Longer blocks, in characters, are not read. */
  private static final int MAX_READ = 300;

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
        weights.put(key(line.substring(0, space)), weight);
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

  /** The key of a kind, an underscore, and words parted by underscores. */
  private static long key(String entry) {
    long key = entry.charAt(0);
    for (String word : entry.substring(2).split("_")) {
      key = WeightTable.mix(key, Words.hash(word, 0, word.length()));
    }
    return key;
  }

  /** Log-odds that the page is no article. */
  double logOdds(Metadata metadata, Extraction extraction) {
    BitSet wording = words('t', metadata.title(), MAX_TITLE_WORDS);
    BitSet labels = new BitSet();
    long[] words = new long[MAX_TITLE_WORDS];
    for (Block block : extraction.blocks()) {
      read(block, words, wording, labels);
    }
    return intercept
        + weigh(wording)
        + weigh(labels)
        + weigh(address(metadata.canonicalUrl()))
        + weigh(words('d', metadata.description(), MAX_DESCRIPTION_WORDS));
  }

  /** The weights of a group; the more words it has, the less each counts. */
  private double weigh(BitSet found) {
    double sum = 0;
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      sum += weights.weight(i);
    }
    return sum / Math.sqrt(Math.max(1, found.cardinality()));
  }

  /**
   * Adds words of a heading and short blocks as a whole to the wording, and words of short blocks
   * that do not belong to the text to the labels.
   */
  private void read(Block block, long[] words, BitSet wording, BitSet labels) {
    String text = block.text();
    boolean isHeading = block.kind() == BlockKind.HEADING;
    boolean isPhrase = text.length() <= MAX_PHRASE;
    if (text.length() > MAX_READ || !isHeading && !isPhrase && block.isKept()) {
      return;
    }
    int count = Words.read(text, words);
    if (isHeading) {
      add('h', words, count, wording);
    }
    if (isPhrase && count > 0 && count <= MAX_PHRASE_WORDS) {
      long key = 'b';
      for (int i = 0; i < count; i++) {
        key = WeightTable.mix(key, words[i]);
      }
      add(key, wording);
    }
    if (!block.isKept() && count <= MAX_LABEL_WORDS) {
      add('n', words, count, labels);
    }
  }

  private BitSet address(String url) {
    BitSet found = new BitSet();
    int end = url == null ? 0 : Words.pathEnd(url);
    int from = url == null ? 0 : Words.pathStart(url);
    while (from < end) {
      int to = from;
      while (to < end && Words.isAsciiLetter(url.charAt(to))) {
        to++;
      }
      if (to > from) {
        add(WeightTable.mix('u', Words.hash(url, from, to)), found);
      }
      from = to + 1;
    }
    return found;
  }

  private BitSet words(char kind, String text, int most) {
    BitSet found = new BitSet();
    long[] words = new long[most];
    add(kind, words, Words.read(text == null ? "" : text, words), found);
    return found;
  }

  private void add(char kind, long[] words, int count, BitSet found) {
    for (int i = 0; i < count; i++) {
      add(WeightTable.mix(kind, words[i]), found);
    }
  }

  private void add(long key, BitSet found) {
    int number = weights.find(key);
    if (number >= 0) {
      found.set(number);
    }
  }
}
