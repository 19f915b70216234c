package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.block.ScopeCue;
import io.broadsheet.cleaner.cue.TextCue;
import io.broadsheet.cleaner.cue.TextCues;
import io.broadsheet.cleaner.html.Extraction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures a page by its blocks. */
final class PageMeasures {

  private static final int LONG = 40;
  private static final int CARD_NEAR = 3;
  private static final int CUE_NEAR = 5;

  private final List<Block> blocks;
  private final float[] row;
  private final double words;

  private PageMeasures(List<Block> blocks, float[] row) {
    this.blocks = blocks;
    this.row = row;
    this.words = Math.max(1, blocks.stream().mapToInt(block -> block.shape().words()).sum());
  }

  static void measure(Extraction extraction, float[] row) {
    PageMeasures measures = new PageMeasures(extraction.blocks(), row);
    measures.all();
    measures.looks();
    measures.signs();
    measures.kept(extraction.blocks().stream().filter(Block::isKept).toList());
  }

  private void put(PageFeature feature, double value) {
    row[feature.ordinal()] = (float) value;
  }

  private void all() {
    double count = Math.max(1, blocks.size());
    int links = 0;
    int headings = 0;
    int linkedHeadings = 0;
    int top = 0;
    int media = 0;
    int controls = 0;
    double linkedWords = 0;
    for (Block block : blocks) {
      linkedWords += block.linkDensity() * block.shape().words();
      links += block.linkDensity() > 0.8 ? 1 : 0;
      media += block.style().media();
      controls += block.kind() == BlockKind.CONTROL ? 1 : 0;
      if (block.kind() == BlockKind.HEADING) {
        headings++;
        linkedHeadings += block.linkDensity() > 0.8 ? 1 : 0;
        top += block.scope().tag().equals("h1") ? 1 : 0;
      }
    }
    put(PageFeature.WORDS, words);
    put(PageFeature.BLOCKS, blocks.size());
    put(PageFeature.LINK_DENSITY, linkedWords / words);
    put(PageFeature.LINK_BLOCK_SHARE, links / count);
    put(PageFeature.HEADINGS, headings);
    put(PageFeature.LINKED_HEADING_SHARE, linkedHeadings / (double) Math.max(1, headings));
    put(PageFeature.TOP_HEADINGS, top);
    put(PageFeature.MEDIA, media);
    put(PageFeature.CONTROLS, controls);
  }

  private void looks() {
    Map<Long, Integer> looks = new HashMap<>();
    Set<Integer> articles = new HashSet<>();
    int most = 0;
    for (Block block : blocks) {
      if (block.shape().words() > 3 && block.kind() != BlockKind.PARAGRAPH) {
        most = Math.max(most, looks.merge(block.scope().signature(), 1, Integer::sum));
      }
      for (var scope = block.scope(); scope != null; scope = scope.parent()) {
        if (scope.tag().equals("article")) {
          articles.add(scope.number());
          break;
        }
      }
    }
    put(PageFeature.REPEATED_LOOK, most);
    put(PageFeature.ARTICLE_ELEMENTS, articles.size());
  }

  private void signs() {
    double count = Math.max(1, blocks.size());
    int[] sums = new int[7];
    for (Block block : blocks) {
      boolean brief = block.shape().words() < 30;
      sums[0] += Signs.hasPrice(block.text()) ? 1 : 0;
      sums[1] += brief && Signs.hasYearOrClock(block.text()) ? 1 : 0;
      sums[2] += block.scope().within(ScopeCue.COMMENT) ? block.shape().words() : 0;
      sums[3] += block.scope().distance(ScopeCue.CARD) <= CARD_NEAR ? block.shape().words() : 0;
      sums[4] += block.scope().within(ScopeCue.FORM) ? 1 : 0;
      sums[5] += brief && block.scope().distance(ScopeCue.AUTHOR) <= 1 ? 1 : 0;
      sums[6] += brief && block.scope().distance(ScopeCue.META) <= 1 ? 1 : 0;
    }
    put(PageFeature.PRICES, sums[0]);
    put(PageFeature.PRICE_RATE, sums[0] / count);
    put(PageFeature.CLOCKS_AND_YEARS, sums[1]);
    put(PageFeature.COMMENT_SHARE, sums[2] / words);
    put(PageFeature.CARD_SHARE, sums[3] / words);
    put(PageFeature.FORM_SHARE, sums[4] / count);
    put(PageFeature.AUTHOR_BLOCKS, sums[5]);
    put(PageFeature.META_BLOCKS, sums[6]);
    put(PageFeature.SHOP_SHARE, within(blocks, ScopeCue.SHOP) / words);
    put(PageFeature.PITCH_SHARE, within(blocks, ScopeCue.PITCH) / words);
    put(PageFeature.SHOP_BLOCKS, near(ScopeCue.SHOP));
    put(PageFeature.PITCH_BLOCKS, near(ScopeCue.PITCH));
    put(PageFeature.FACET_BLOCKS, near(ScopeCue.FACET));
    put(PageFeature.CALLS, blocks.stream().filter(Signs::isCall).count());
  }

  private long near(ScopeCue cue) {
    return blocks.stream().filter(block -> block.scope().distance(cue) <= 2).count();
  }

  private void kept(List<Block> kept) {
    double keptWords = Math.max(1, kept.stream().mapToInt(block -> block.shape().words()).sum());
    KeptSums sums = new KeptSums();
    kept.forEach(sums::add);
    double count = Math.max(1, kept.size());
    put(PageFeature.KEPT_WORDS, keptWords);
    put(PageFeature.KEPT_BLOCKS, kept.size());
    put(PageFeature.KEPT_SHARE, keptWords / words);
    put(PageFeature.KEPT_PROSE_SHARE, sums.prose / keptWords);
    put(PageFeature.KEPT_MEAN_WORDS, keptWords / count);
    put(PageFeature.KEPT_LONG_BLOCKS, sums.longBlocks);
    put(PageFeature.KEPT_LINK_DENSITY, sums.linked / keptWords);
    put(PageFeature.KEPT_HEADING_SHARE, sums.headings / count);
    put(PageFeature.KEPT_ITEM_SHARE, sums.items / keptWords);
    put(PageFeature.KEPT_CELL_SHARE, sums.cells / keptWords);
    put(PageFeature.KEPT_CARD_SHARE, sums.cards / keptWords);
    put(PageFeature.KEPT_LONGEST_RUN, sums.longestRun);
    put(PageFeature.KEPT_SPREAD, sums.spread() / count);
    put(PageFeature.KEPT_STARTS_AT, sums.first / (double) Math.max(1, blocks.size()));
    put(PageFeature.KEPT_DIGIT_SHARE, sums.digits / keptWords);
    put(PageFeature.KEPT_CAPITALISED_SHARE, sums.capitalised / keptWords);
    put(PageFeature.KEPT_COMMA_RATE, sums.commas / keptWords);
    put(PageFeature.KEPT_SENTENCE_LENGTH, keptWords / Math.max(1, sums.sentences));
    put(PageFeature.KEPT_QUESTIONS, sums.questions / count);
    put(PageFeature.KEPT_EXCLAMATIONS, sums.exclamations / count);
    put(PageFeature.KEPT_SHOP_SHARE, within(kept, ScopeCue.SHOP) / keptWords);
    put(PageFeature.KEPT_PITCH_SHARE, within(kept, ScopeCue.PITCH) / keptWords);
    put(PageFeature.KEPT_FACET_SHARE, within(kept, ScopeCue.FACET) / keptWords);
    put(PageFeature.KEPT_ARTICLE_SHARE, within(kept, ScopeCue.ARTICLE) / keptWords);
    Map<Integer, Integer> homes = new HashMap<>();
    kept.forEach(block -> homes.merge(block.scope().ancestor(1).number(), block.shape().words(), Integer::sum));
    put(PageFeature.KEPT_SCOPES, homes.size() / count);
    put(PageFeature.KEPT_MOST_IN_ONE, homes.values().stream().mapToInt(n -> n).max().orElse(0) / keptWords);
    put(PageFeature.KEPT_QUOTES, sums.quotes / keptWords);
    put(PageFeature.KEPT_PARAGRAPH_SHARE, sums.paragraphs / keptWords);
    put(PageFeature.KEPT_PRICES, sums.prices / count);
    put(PageFeature.KEPT_PITCHES, sums.pitches / count);
    put(PageFeature.KEPT_NAVIGATION, sums.navigation / count);
    put(PageFeature.KEPT_RELATED, sums.related / count);
    put(PageFeature.READERS_ADDRESSED, sums.addressed / keptWords);
    put(PageFeature.PHONES, blocks.stream().filter(block -> Signs.hasPhone(block.text())).count());
    put(PageFeature.PITCHES, blocks.stream().filter(PageMeasures::isPitch).count());
  }

  private static int within(List<Block> some, ScopeCue cue) {
    return some.stream()
        .filter(block -> block.scope().distance(cue) <= CUE_NEAR)
        .mapToInt(block -> block.shape().words())
        .sum();
  }

  private static boolean isPitch(Block block) {
    return TextCues.STANDARD.find(block.text()).strength(TextCue.PITCH) > 1;
  }

  /** Sums over the kept blocks. */
  private static final class KeptSums {
    private int prose;
    private int longBlocks;
    private int paragraphs;
    private int prices;
    private int addressed;
    private int pitches;
    private int navigation;
    private int related;
    private double linked;
    private int headings;
    private int items;
    private int cells;
    private int cards;
    private int digits;
    private int capitalised;
    private int commas;
    private int sentences;
    private int questions;
    private int exclamations;
    private int quotes;
    private int first = -1;
    private int last = -2;
    private int run;
    private int longestRun;

    void add(Block block) {
      int words = block.shape().words();
      prose += block.shape().isProse() ? words : 0;
      longBlocks += words >= LONG ? 1 : 0;
      linked += words * block.linkDensity();
      paragraphs += block.kind() == BlockKind.PARAGRAPH ? words : 0;
      prices += Signs.hasPrice(block.text()) ? 1 : 0;
      addressed += Signs.addresses(block.text());
      TextCues.Found cues = TextCues.STANDARD.find(block.text());
      pitches += cues.strength(TextCue.PITCH) > 0 ? 1 : 0;
      navigation += cues.strength(TextCue.NAVIGATION) > 1 ? 1 : 0;
      related += cues.strength(TextCue.RELATED) > 1 ? 1 : 0;
      headings += block.kind() == BlockKind.HEADING ? 1 : 0;
      items += block.kind() == BlockKind.LIST_ITEM ? words : 0;
      cells += block.kind() == BlockKind.TABLE_CELL ? words : 0;
      cards += block.scope().distance(ScopeCue.CARD) <= CARD_NEAR ? words : 0;
      digits += block.shape().digits();
      capitalised += block.shape().capitalised();
      commas += block.shape().commas();
      sentences += block.shape().sentenceEnds();
      quotes += block.shape().quotes();
      questions += block.text().endsWith("?") ? 1 : 0;
      exclamations += block.text().endsWith("!") ? 1 : 0;
      first = first < 0 ? block.index() : first;
      run = last + 3 >= block.index() ? run + words : words;
      longestRun = Math.max(longestRun, run);
      last = block.index();
    }

    int spread() {
      return first < 0 ? 0 : last - first + 1;
    }
  }
}
