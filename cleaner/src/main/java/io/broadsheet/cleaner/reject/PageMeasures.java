package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.Scope;
import io.broadsheet.cleaner.block.ScopeCue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures a page by all its blocks. */
final class PageMeasures {

  private static final int CARD_NEAR = 3;
  private static final int CUE_NEAR = 5;
  private static final double MOSTLY_LINK = 0.8;
  private static final int BRIEF = 30;

  private int words;
  private double linkedWords;
  private int linkBlocks;
  private int headings;
  private int linkedHeadings;
  private int prices;
  private int commentWords;
  private int cardWords;
  private int shopWords;
  private int pitchWords;
  private int shopBlocks;
  private int pitchBlocks;
  private int formBlocks;
  private int authorBlocks;
  private int metaBlocks;
  private int mostAlike;
  private final Map<Long, Integer> looks = new HashMap<>();
  private final Set<Integer> articles = new HashSet<>();

  private PageMeasures() {}

  static void measure(List<Block> blocks, float[] row) {
    PageMeasures measures = new PageMeasures();
    blocks.forEach(measures::add);
    measures.write(blocks.size(), row);
  }

  private void add(Block block) {
    int own = block.shape().words();
    boolean link = block.linkDensity() > MOSTLY_LINK;
    words += own;
    linkedWords += block.linkDensity() * own;
    linkBlocks += link ? 1 : 0;
    if (block.kind() == BlockKind.HEADING) {
      headings++;
      linkedHeadings += link ? 1 : 0;
    }
    prices += Signs.hasPrice(block.text()) ? 1 : 0;
    if (own > 3 && block.kind() != BlockKind.PARAGRAPH) {
      mostAlike = Math.max(mostAlike, looks.merge(block.scope().signature(), 1, Integer::sum));
    }
    addPlace(block.scope(), own);
  }

  private void addPlace(Scope scope, int own) {
    commentWords += scope.within(ScopeCue.COMMENT) ? own : 0;
    cardWords += scope.distance(ScopeCue.CARD) <= CARD_NEAR ? own : 0;
    shopWords += scope.distance(ScopeCue.SHOP) <= CUE_NEAR ? own : 0;
    pitchWords += scope.distance(ScopeCue.PITCH) <= CUE_NEAR ? own : 0;
    shopBlocks += scope.distance(ScopeCue.SHOP) <= 2 ? 1 : 0;
    pitchBlocks += scope.distance(ScopeCue.PITCH) <= 2 ? 1 : 0;
    formBlocks += scope.within(ScopeCue.FORM) ? 1 : 0;
    authorBlocks += own < BRIEF && scope.distance(ScopeCue.AUTHOR) <= 1 ? 1 : 0;
    metaBlocks += own < BRIEF && scope.distance(ScopeCue.META) <= 1 ? 1 : 0;
    for (Scope outer = scope; outer != null; outer = outer.parent()) {
      if (outer.tag().equals("article")) {
        articles.add(outer.number());
        return;
      }
    }
  }

  private void write(int blocks, float[] row) {
    double allWords = Math.max(1, words);
    double count = Math.max(1, blocks);
    put(row, PageFeature.LINK_DENSITY, linkedWords / allWords);
    put(row, PageFeature.LINK_BLOCK_SHARE, linkBlocks / count);
    put(row, PageFeature.HEADINGS, headings);
    put(row, PageFeature.LINKED_HEADING_SHARE, linkedHeadings / (double) Math.max(1, headings));
    put(row, PageFeature.REPEATED_LOOK, mostAlike);
    put(row, PageFeature.ARTICLE_ELEMENTS, articles.size());
    put(row, PageFeature.PRICES, prices);
    put(row, PageFeature.PRICE_RATE, prices / count);
    put(row, PageFeature.COMMENT_SHARE, commentWords / allWords);
    put(row, PageFeature.CARD_SHARE, cardWords / allWords);
    put(row, PageFeature.SHOP_SHARE, shopWords / allWords);
    put(row, PageFeature.PITCH_SHARE, pitchWords / allWords);
    put(row, PageFeature.SHOP_BLOCKS, shopBlocks);
    put(row, PageFeature.PITCH_BLOCKS, pitchBlocks);
    put(row, PageFeature.FORM_SHARE, formBlocks / count);
    put(row, PageFeature.AUTHOR_BLOCKS, authorBlocks);
    put(row, PageFeature.META_BLOCKS, metaBlocks);
  }

  private static void put(float[] row, PageFeature feature, double value) {
    row[feature.ordinal()] = (float) value;
  }
}
