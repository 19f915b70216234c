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
 * any other, however many words it has. Each judge of {@link PageJudges} has weights of its own.
 * Immutable and thread-safe.
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
  private final float[] intercepts;

  /**
   * Reads {@code WORD WEIGHT WEIGHT …} lines with a weight for each judge, and one for the {@code
   * intercept}.
   */
  PageWords(List<String> lines) {
    weights = new WeightTable(lines.size());
    float[] constants = {};
    for (String line : lines) {
      String[] parts = line.split(" ");
      float[] own = new float[parts.length - 1];
      for (int i = 0; i < own.length; i++) {
        own[i] = Float.parseFloat(parts[i + 1]);
      }
      if (parts[0].equals("intercept")) {
        constants = own;
      } else {
        weights.put(key(parts[0]), own);
      }
    }
    intercepts = constants;
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

  /** How many judges there are weights for. */
  int judges() {
    return intercepts.length;
  }

  /** The key of a kind, an underscore, and words parted by underscores. */
  private static long key(String entry) {
    long key = entry.charAt(0);
    for (String word : entry.substring(2).split("_")) {
      key = WeightTable.mix(key, Words.hash(word, 0, word.length()));
    }
    return key;
  }

  /** For each judge, log-odds that the page is no article. */
  double[] logOdds(Metadata metadata, Extraction extraction) {
    BitSet wording = words('t', metadata.title(), MAX_TITLE_WORDS);
    BitSet labels = new BitSet();
    long[] words = new long[MAX_TITLE_WORDS];
    for (Block block : extraction.blocks()) {
      read(block, words, wording, labels);
    }
    double[] odds = new double[intercepts.length];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = intercepts[i];
    }
    weigh(wording, odds);
    weigh(labels, odds);
    weigh(address(metadata.canonicalUrl()), odds);
    weigh(words('d', metadata.description(), MAX_DESCRIPTION_WORDS), odds);
    return odds;
  }

  /** Adds the weights of a group; the more words it has, the less each counts. */
  private void weigh(BitSet found, double[] odds) {
    double each = 1 / Math.sqrt(Math.max(1, found.cardinality()));
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      float[] own = weights.weights(i);
      for (int judge = 0; judge < odds.length; judge++) {
        odds[judge] += each * own[judge];
      }
    }
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
