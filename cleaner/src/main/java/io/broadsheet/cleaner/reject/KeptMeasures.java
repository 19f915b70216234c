package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures a page by the blocks that extraction kept. */
final class KeptMeasures {

  private static final int LONG = 40;
  private static final int CUE_NEAR = 5;

  /** So many removed blocks between two kept ones do not end a run of text. */
  private static final int GAP = 2;

  private int kept;
  private int words;
  private int prose;
  private int longBlocks;
  private double linked;
  private int headings;
  private int items;
  private int paragraphs;
  private int shop;
  private int pitch;
  private int article;
  private int digits;
  private int capitalised;
  private int commas;
  private int sentences;
  private int quotes;
  private int first = -1;
  private int last = -1;
  private int run;
  private int longestRun;
  private final Map<Integer, Integer> homes = new HashMap<>();

  private KeptMeasures() {}

  static void measure(List<Block> blocks, float[] row) {
    KeptMeasures measures = new KeptMeasures();
    int all = 0;
    for (Block block : blocks) {
      all += block.shape().words();
      if (block.isKept()) {
        measures.add(block);
        measures.addShape(block);
      }
    }
    measures.write(blocks.size(), Math.max(1, all), row);
  }

  private void add(Block block) {
    int own = block.shape().words();
    kept++;
    words += own;
    headings += block.kind() == BlockKind.HEADING ? 1 : 0;
    items += block.kind() == BlockKind.LIST_ITEM ? own : 0;
    paragraphs += block.kind() == BlockKind.PARAGRAPH ? own : 0;
    shop += block.scope().distance(ScopeCue.SHOP) <= CUE_NEAR ? own : 0;
    pitch += block.scope().distance(ScopeCue.PITCH) <= CUE_NEAR ? own : 0;
    article += block.scope().distance(ScopeCue.ARTICLE) <= CUE_NEAR ? own : 0;
    homes.merge(block.scope().ancestor(1).number(), own, Integer::sum);
    run = first >= 0 && block.index() - last <= GAP + 1 ? run + own : own;
    longestRun = Math.max(longestRun, run);
    first = first < 0 ? block.index() : first;
    last = block.index();
  }

  private void addShape(Block block) {
    int own = block.shape().words();
    prose += block.shape().isProse() ? own : 0;
    longBlocks += own >= LONG ? 1 : 0;
    linked += own * block.linkDensity();
    digits += block.shape().digits();
    capitalised += block.shape().capitalised();
    commas += block.shape().commas();
    sentences += block.shape().sentenceEnds();
    quotes += block.shape().quotes();
  }

  private void write(int blocks, double allWords, float[] row) {
    double keptWords = Math.max(1, words);
    double count = Math.max(1, kept);
    int most = homes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    put(row, PageFeature.KEPT_WORDS, keptWords);
    put(row, PageFeature.KEPT_BLOCKS, kept);
    put(row, PageFeature.KEPT_SHARE, keptWords / allWords);
    put(row, PageFeature.KEPT_MEAN_WORDS, keptWords / count);
    put(row, PageFeature.KEPT_HEADING_SHARE, headings / count);
    put(row, PageFeature.KEPT_ITEM_SHARE, items / keptWords);
    put(row, PageFeature.KEPT_PARAGRAPH_SHARE, paragraphs / keptWords);
    put(row, PageFeature.KEPT_SHOP_SHARE, shop / keptWords);
    put(row, PageFeature.KEPT_PITCH_SHARE, pitch / keptWords);
    put(row, PageFeature.KEPT_ARTICLE_SHARE, article / keptWords);
    put(row, PageFeature.KEPT_SCOPES, homes.size() / count);
    put(row, PageFeature.KEPT_MOST_IN_ONE, most / keptWords);
    put(row, PageFeature.KEPT_LONGEST_RUN, longestRun);
    put(row, PageFeature.KEPT_SPREAD, first < 0 ? 0 : (last - first + 1) / count);
    put(row, PageFeature.KEPT_STARTS_AT, first / (double) Math.max(1, blocks));
    writeShape(keptWords, row);
  }

  private void writeShape(double keptWords, float[] row) {
    put(row, PageFeature.KEPT_PROSE_SHARE, prose / keptWords);
    put(row, PageFeature.KEPT_LONG_BLOCKS, longBlocks);
    put(row, PageFeature.KEPT_LINK_DENSITY, linked / keptWords);
    put(row, PageFeature.KEPT_DIGIT_SHARE, digits / keptWords);
    put(row, PageFeature.KEPT_CAPITALISED_SHARE, capitalised / keptWords);
    put(row, PageFeature.KEPT_COMMA_RATE, commas / keptWords);
    put(row, PageFeature.KEPT_SENTENCE_LENGTH, keptWords / Math.max(1, sentences));
    put(row, PageFeature.KEPT_QUOTES, quotes / keptWords);
  }

  private static void put(float[] row, PageFeature feature, double value) {
    row[feature.ordinal()] = (float) value;
  }
}
