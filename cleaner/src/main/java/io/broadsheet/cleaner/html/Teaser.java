package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.cue.TextCue;
import io.broadsheet.cleaner.metadata.Metadata;

/** Tells whether a page shows only the beginning of its article. */
final class Teaser {

  /** Longer texts are whole articles, whatever stands behind them. */
  private static final int MOST_WORDS = 300;

  /** How many blocks after the text are searched for a request to subscribe. */
  private static final int LOOK_AHEAD = 12;

  private static final int MOST_REQUEST_WORDS = 40;

  private final PageFacts page;
  private final Metadata metadata;
  private int keptWords;
  private Block last;

  private Teaser(PageFacts page, Metadata metadata) {
    this.page = page;
    this.metadata = metadata;
    for (Block block : page.blocks()) {
      if (block.isKept()) {
        keptWords += block.shape().words();
        last = block;
      }
    }
  }

  /** Whether the kept blocks are a teaser; false when nothing was kept. */
  static boolean isShown(PageFacts page, Metadata metadata) {
    return new Teaser(page, metadata).isTeaser();
  }

  private boolean isTeaser() {
    boolean readable = Boolean.TRUE.equals(metadata.accessibleForFree());
    if (last == null || keptWords > MOST_WORDS || readable) {
      return false;
    }
    return Boolean.FALSE.equals(metadata.accessibleForFree())
        || last.text().endsWith("…")
        || last.text().endsWith("...")
        || subscriptionIsAsked();
  }

  private boolean subscriptionIsAsked() {
    for (int i = 1; i <= LOOK_AHEAD; i++) {
      Block block = page.neighbour(last, i);
      if (block != null
          && block.shape().words() <= MOST_REQUEST_WORDS
          && page.cues(block).strength(TextCue.LOGIN) >= 2) {
        return true;
      }
    }
    return false;
  }
}
