package io.broadsheet.cleaner.flat;

import java.util.List;

/**
 * The runs of prose of a page. A run goes on over a few lines that are no prose (subheadings, short
 * answers, list items) and ends where more follow.
 */
final class Segments {

  private static final int MOST_GAP = 3;

  private final int[] of;
  private final double[] mass;
  private final double[] cohesion;
  private final int[] start;
  private final int[] end;
  private int count;
  private double largest;

  Segments(List<Measures> measures, Cohesion words) {
    int size = measures.size();
    of = new int[size];
    mass = new double[size + 1];
    cohesion = new double[size + 1];
    start = new int[size + 1];
    end = new int[size + 1];
    int gap = MOST_GAP + 1;
    int[] prose = new int[size + 1];
    for (int i = 0; i < size; i++) {
      if (measures.get(i).isProse()) {
        if (gap > MOST_GAP) {
          start[count++] = i;
        }
        gap = 0;
        int s = count - 1;
        end[s] = i + 1;
        mass[s] += measures.get(i).mass();
        cohesion[s] += words.share(i);
        prose[s]++;
      } else {
        gap++;
      }
      of[i] = count - 1;
    }
    for (int s = 0; s < count; s++) {
      cohesion[s] /= prose[s];
      largest = Math.max(largest, mass[s]);
    }
  }

  /** The run that the line is in or behind, or -1 above the first. */
  int of(int line) {
    return of[line];
  }

  boolean contains(int segment, int line) {
    return segment >= 0 && line < end[segment];
  }

  /** Letters in the prose of a run; 0 for -1. */
  double mass(int segment) {
    return segment < 0 ? 0 : mass[segment];
  }

  /** The same as a share of the largest run of the page. */
  double share(int segment) {
    return segment < 0 ? 0 : mass[segment] / largest;
  }

  /** Mean cohesion of the prose lines of a run. */
  double cohesion(int segment) {
    return segment < 0 ? 0 : cohesion[segment];
  }

  int start(int segment) {
    return segment < 0 ? 0 : start[segment];
  }

  int end(int segment) {
    return segment < 0 ? 0 : end[segment];
  }
}
