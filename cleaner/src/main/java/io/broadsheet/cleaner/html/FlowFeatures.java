package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.BlockKind;
import io.broadsheet.cleaner.cue.TextCue;
import io.broadsheet.cleaner.cue.TextCues;

/** Measures the blocks of a page, in order, by what comes before and after them. */
final class FlowFeatures {

  private static final int FAR = 99;

  /** Structured data with fewer runs of words tells nothing. */
  private static final int LEAST_BODY = 40;

  private final PageFacts page;
  private final int[] untilProse;
  private final int[] seen;
  private int sinceProse = FAR;
  private int sinceHeading = FAR;
  private int headingRelated;
  private int headingOther;

  FlowFeatures(PageFacts page) {
    this.page = page;
    this.seen = new int[page.blocks().size()];
    this.untilProse = new int[page.blocks().size()];
    int until = FAR;
    for (int i = untilProse.length - 1; i >= 0; i--) {
      untilProse[i] = until;
      until = page.blocks().get(i).isProse() ? 1 : Math.min(FAR, until + 1);
    }
  }

  /** To be called for every block in order. */
  void measure(Block block, TextCues.Found cues, FeatureRow row) {
    position(block, row);
    row.put(Feature.SINCE_PROSE, sinceProse);
    row.put(Feature.UNTIL_PROSE, untilProse[block.index()]);
    row.put(Feature.SINCE_HEADING, sinceHeading);
    row.put(Feature.HEADING_RELATED, headingRelated);
    row.put(Feature.HEADING_OTHER_CUE, headingOther);
    int before = seen[page.firstCopy(block)]++;
    row.put(Feature.SEEN_BEFORE, before);
    row.put(Feature.SEEN_AFTER, page.copies(block) - before - 1);
    row.put(Feature.SAME_START, page.sameStart(block));
    words(block, row);
    neighbours(block, row);
    advance(block, cues);
  }

  private void advance(Block block, TextCues.Found cues) {
    sinceProse = block.isProse() ? 1 : Math.min(FAR, sinceProse + 1);
    sinceHeading = Math.min(FAR, sinceHeading + 1);
    if (block.kind() == BlockKind.HEADING) {
      sinceHeading = 1;
      headingRelated = cues.strength(TextCue.RELATED);
      headingOther =
          Math.max(
              Math.max(cues.strength(TextCue.COMMENT), cues.strength(TextCue.NEWSLETTER)),
              Math.max(cues.strength(TextCue.AUTHOR), cues.strength(TextCue.PITCH)));
    }
  }

  private void position(Block block, FeatureRow row) {
    int before = page.proseBefore(block);
    int own = block.isProse() ? block.text().length() : 0;
    row.put(Feature.POSITION, block.index() / (double) page.blocks().size());
    row.put(Feature.PROSE_SHARE_BEFORE, before / (double) Math.max(1, page.prose()));
    row.put(Feature.SINCE_TITLE, page.titleIndex() < 0 ? -999 : block.index() - page.titleIndex());
    row.put(Feature.PAGE_NEWS, page.isNews());
    row.put(Feature.PAGE_ARTICLE, page.isArticle());
  }

  private void words(Block block, FeatureRow row) {
    int[] words = page.words(block);
    if (words.length <= 60) {
      row.put(Feature.TITLE_COVERED, page.title().shareOf(words));
      row.put(Feature.TITLE_COVERS, page.title().coveredBy(words));
      row.put(Feature.NAMES_AUTHOR, page.authors().coveredBy(words));
    }
    row.put(Feature.LEAD_COVERED, page.lead().shareOf(words));
    boolean comparable = page.bodyRuns().words() > LEAST_BODY && words.length >= 3;
    row.put(Feature.BODY_COVERED, comparable ? page.bodyRuns().shareOf(Words.runs(words, 3)) : -1);
  }

  private void neighbours(Block block, FeatureRow row) {
    Block before = page.neighbour(block, -1);
    Block after = page.neighbour(block, 1);
    row.put(Feature.BEFORE1_WORDS, length(before));
    row.put(Feature.BEFORE1_LINKS, links(before));
    row.put(Feature.BEFORE1_SAME_PARENT, isSibling(block, before));
    row.put(Feature.AFTER1_WORDS, length(after));
    row.put(Feature.AFTER1_LINKS, links(after));
    row.put(Feature.AFTER1_HEADING, isHeading(after));
    row.put(Feature.AFTER1_SAME_PARENT, isSibling(block, after));
    row.put(Feature.BEFORE2_WORDS, length(page.neighbour(block, -2)));
    row.put(Feature.AFTER2_WORDS, length(page.neighbour(block, 2)));
    row.put(Feature.AFTER2_LINKS, links(page.neighbour(block, 2)));
    row.put(Feature.BEFORE3_WORDS, length(page.neighbour(block, -3)));
    row.put(Feature.AFTER3_WORDS, length(page.neighbour(block, 3)));
  }

  private static int length(Block block) {
    return block == null ? -1 : block.shape().words();
  }

  private static double links(Block block) {
    return block == null ? -1 : block.linkDensity();
  }

  private static boolean isHeading(Block block) {
    return block != null && block.kind() == BlockKind.HEADING;
  }

  private static boolean isSibling(Block block, Block other) {
    return other != null && block.scope().ancestor(1) == other.scope().ancestor(1);
  }
}
