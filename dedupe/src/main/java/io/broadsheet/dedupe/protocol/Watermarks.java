package io.broadsheet.dedupe.protocol;

import java.time.Duration;
import java.time.Instant;

/**
 * How far each task has come in its articles. What has been told of another task may be behind it,
 * never ahead. Not thread-safe.
 */
final class Watermarks {

  /**
   * @param at the latest fetch time, or null when none is known
   * @param idle whether nothing has come for long, so that others need not wait
   */
  record Mark(Instant at, boolean idle) {

    static final Mark UNKNOWN = new Mark(null, false);

    Mark advanced(Instant to) {
      return at == null || to.isAfter(at) ? new Mark(to, false) : new Mark(at, false);
    }
  }

  private final Mark[] marks;

  Watermarks(int tasks) {
    marks = new Mark[tasks];
    java.util.Arrays.fill(marks, Mark.UNKNOWN);
  }

  Mark of(int task) {
    return marks[task];
  }

  void put(int task, Mark mark) {
    marks[task] = mark;
  }

  /**
   * The time before which nothing is needed any more: the lowest watermark of the tasks that are
   * not idle, or the highest when all are, less what is kept. Null while it is not known.
   *
   * <p>The lowest, because an article that has come to no task yet may have been fetched when the
   * slowest of them is.
   *
   * @param kept the window and the allowance for lateness
   */
  Instant horizon(Duration kept) {
    Instant lowest = null;
    Instant highest = null;
    for (Mark mark : marks) {
      if (mark.at() == null && !mark.idle()) {
        return null;
      }
      if (mark.at() != null) {
        highest = highest == null || mark.at().isAfter(highest) ? mark.at() : highest;
        boolean lower = lowest == null || mark.at().isBefore(lowest);
        lowest = !mark.idle() && lower ? mark.at() : lowest;
      }
    }
    Instant reached = lowest == null ? highest : lowest;
    return reached == null ? null : reached.minus(kept);
  }
}
