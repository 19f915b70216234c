package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.block.Numbers;
import java.util.Arrays;
import java.util.List;

/** How much of a block's vocabulary the prose of its page uses elsewhere. */
final class Cohesion {

  /** Terms of one block that are compared at most. */
  private static final int MAX_TERMS = 80;

  private final int[][] terms;
  private final boolean[] prose;
  private final boolean[] inMain;
  private final int[] proseBlocks;
  private final int[] mainBlocks;

  Cohesion(List<Block> blocks, ProseRuns runs) {
    int size = blocks.size();
    terms = new int[size][];
    prose = new boolean[size];
    inMain = new boolean[size];
    Numbers numbers = new Numbers();
    int most = 0;
    for (int i = 0; i < size; i++) {
      terms[i] = terms(blocks.get(i).text(), numbers);
      prose[i] = blocks.get(i).isProse();
      inMain[i] = prose[i] && i >= runs.mainStart() && i < runs.mainEnd();
      most = terms[i].length == 0 ? most : Math.max(most, terms[i][terms[i].length - 1] + 1);
    }
    proseBlocks = count(prose, most);
    mainBlocks = count(inMain, most);
  }

  /** The numbers of the different terms of a text, in ascending order. */
  private static int[] terms(String text, Numbers numbers) {
    int[] terms = Words.terms(text, MAX_TERMS);
    for (int i = 0; i < terms.length; i++) {
      terms[i] = numbers.of(terms[i]);
    }
    Arrays.sort(terms);
    int different = 0;
    for (int term : terms) {
      if (different == 0 || terms[different - 1] != term) {
        terms[different++] = term;
      }
    }
    return Arrays.copyOf(terms, different);
  }

  private int[] count(boolean[] counted, int size) {
    int[] counts = new int[size];
    for (int i = 0; i < terms.length; i++) {
      for (int j = 0; counted[i] && j < terms[i].length; j++) {
        counts[terms[i][j]]++;
      }
    }
    return counts;
  }

  /** Share of the block's terms that other blocks of prose have too, 0 to 1. */
  double withProse(int block) {
    return share(terms[block], proseBlocks, prose[block] ? 1 : 0);
  }

  /** Share of the block's terms that the main run has too, beside the block itself, 0 to 1. */
  double withMain(int block) {
    return share(terms[block], mainBlocks, inMain[block] ? 1 : 0);
  }

  private static double share(int[] terms, int[] counts, int self) {
    int found = 0;
    for (int term : terms) {
      found += counts[term] > self ? 1 : 0;
    }
    return terms.length == 0 ? 0 : (double) found / terms.length;
  }
}
