package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.cue.TextCue;
import java.util.List;

/**
 * Measures blocks by what the text says and where in the running text they stand, whatever the
 * markup: pages of sites that no model has seen differ less in that.
 */
final class RunFeatures {

  private static final int FAR = 200;
  private static final int WINDOW = 5;

  /** At least this strong is a cue at the start of a block, see {@code TextCues.Found}. */
  private static final int LABEL = 2;

  private final PageFacts page;
  private final ProseRuns runs;
  private final Cohesion cohesion;
  private final double[] runCohesion;
  private final int[] junkBefore;
  private int sinceComments = FAR;

  RunFeatures(PageFacts page) {
    List<Block> blocks = page.blocks();
    this.page = page;
    this.runs = new ProseRuns(blocks);
    this.cohesion = new Cohesion(blocks, runs);
    this.runCohesion = new double[runs.count()];
    this.junkBefore = new int[blocks.size() + 1];
    int[] prose = new int[runs.count()];
    for (int i = 0; i < blocks.size(); i++) {
      boolean isProse = blocks.get(i).isProse();
      junkBefore[i + 1] =
          junkBefore[i] + (!isProse && page.cues(blocks.get(i)).count() > 0 ? 1 : 0);
      if (isProse) {
        runCohesion[runs.of(i)] += cohesion.withProse(i);
        prose[runs.of(i)]++;
      }
    }
    for (int run = 0; run < prose.length; run++) {
      runCohesion[run] /= prose[run];
    }
  }

  /** To be called for every block in order. */
  void measure(Block block, FeatureRow row) {
    int i = block.index();
    int run = runs.of(i);
    row.put(Feature.COHESION, cohesion.withProse(i));
    row.put(Feature.COHESION_WITH_MAIN, cohesion.withMain(i));
    row.put(Feature.IN_RUN, run >= 0 && i < runs.end(run));
    row.put(Feature.RUN, run);
    row.put(Feature.RUN_SHARE, runs.share(run));
    row.put(Feature.RUN_COHESION, run < 0 ? 0 : runCohesion[run]);
    row.put(Feature.SINCE_RUN_START, clip(i - runs.start(run)));
    row.put(Feature.UNTIL_RUN_END, clip(runs.end(run) - i));
    row.put(Feature.GAP_BEFORE_RUN, run <= 0 ? 0 : clip(runs.start(run) - runs.end(run - 1)));
    row.put(Feature.SINCE_MAIN_START, clip(i - runs.mainStart()));
    row.put(Feature.UNTIL_MAIN_END, clip(runs.mainEnd() - i));
    row.put(Feature.JUNK_SO_FAR, junk(runs.mainStart(), i + 1));
    row.put(Feature.JUNK_BEFORE, junk(i - WINDOW, i));
    row.put(Feature.JUNK_AFTER, junk(i + 1, i + 1 + WINDOW));
    row.put(Feature.SINCE_COMMENTS, sinceComments);
    boolean comments = page.cues(block).strength(TextCue.COMMENT) >= LABEL;
    sinceComments = comments && !block.isProse() ? 1 : Math.min(FAR, sinceComments + 1);
  }

  /** Blocks that are no prose and have cues of junk in them; places beyond the page are clipped. */
  private int junk(int from, int to) {
    int start = Math.max(0, Math.min(from, junkBefore.length - 1));
    int end = Math.max(start, Math.min(to, junkBefore.length - 1));
    return junkBefore[end] - junkBefore[start];
  }

  private static int clip(int distance) {
    return Math.max(-FAR, Math.min(FAR, distance));
  }
}
