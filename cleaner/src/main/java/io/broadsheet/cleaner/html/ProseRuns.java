package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import java.util.List;

/**
 * The runs of prose of a page, read as lines without markup. A run goes on over a few blocks that
 * are no prose (subheadings, short answers, list items) and ends where more follow; the main run is
 * the densest stretch of the page.
 */
final class ProseRuns {

  private static final int MOST_GAP = 3;

  /** What a block that is no prose costs the main run, in characters. */
  private static final int COST = 30;

  private final int[] of;
  private final int[] start;
  private final int[] end;
  private final int[] characters;
  private int count;
  private int largest;
  private int mainStart;
  private int mainEnd;

  ProseRuns(List<Block> blocks) {
    int size = blocks.size();
    of = new int[size];
    start = new int[size + 1];
    end = new int[size + 1];
    characters = new int[size + 1];
    int gap = MOST_GAP + 1;
    for (int i = 0; i < size; i++) {
      if (blocks.get(i).isProse()) {
        if (gap > MOST_GAP) {
          start[count++] = i;
        }
        gap = 0;
        end[count - 1] = i + 1;
        characters[count - 1] += blocks.get(i).text().length();
        largest = Math.max(largest, characters[count - 1]);
      } else {
        gap++;
      }
      of[i] = count - 1;
    }
    findMain(blocks);
  }

  private void findMain(List<Block> blocks) {
    long best = 0;
    long sum = 0;
    int from = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (sum <= 0) {
        sum = 0;
        from = i;
      }
      sum += blocks.get(i).isProse() ? blocks.get(i).text().length() : -COST;
      if (sum > best) {
        best = sum;
        mainStart = from;
        mainEnd = i + 1;
      }
    }
  }

  int count() {
    return count;
  }

  /** The run that the block is in or behind, or -1 above the first. */
  int of(int block) {
    return of[block];
  }

  /** The first block of a run; 0 for -1. */
  int start(int run) {
    return run < 0 ? 0 : start[run];
  }

  /** The block behind the last of a run; 0 for -1. */
  int end(int run) {
    return run < 0 ? 0 : end[run];
  }

  /** Characters of a run as a share of those of the largest; 0 for -1. */
  double share(int run) {
    return run < 0 ? 0 : (double) characters[run] / largest;
  }

  /** The first block of the main run. */
  int mainStart() {
    return mainStart;
  }

  /** The block behind the last of the main run. */
  int mainEnd() {
    return mainEnd;
  }
}
