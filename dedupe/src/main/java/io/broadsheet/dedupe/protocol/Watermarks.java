package io.broadsheet.dedupe.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * How far the tasks have come in their articles of one lane, and what they agree on. Not
 * thread-safe.
 *
 * <p>State may go when no article that is on its way needs it. That an article has arrived is not
 * enough: it is registered, offered, compared and told of in messages from task to task, and each
 * of them may be behind. So the tasks agree in rounds. In the first, a task has heard how far all
 * have come; in each following one, that all have come through the round before. As two tasks hear
 * from each other in the order in which they spoke, after n rounds all messages have come in that
 * followed, over n tasks, from articles before the mark.
 */
final class Watermarks {

  /**
   * An arrival takes seven: registered, offered, asked, answered, the original asked, answered,
   * changed. The others are for chains of changes. With 8 rounds some of 20,000 random streams, in
   * which time moves by the allowance for lateness within a few messages, came out wrong.
   */
  static final int ROUNDS = 32;

  /**
   * What one task says of itself.
   *
   * @param at the latest fetch time, or null when none is known
   * @param rounds what it agreed to in each of the rounds that it has come through so far
   */
  record Mark(Instant at, Pulse pulse, List<Instant> rounds) {

    static final Mark UNKNOWN = new Mark(null, Pulse.ACTIVE, List.of());

    private static final Mark OVER = new Mark(null, Pulse.ENDED, List.of());
    private static final Pulse[] PULSES = Pulse.values();

    Mark advanced(Instant to) {
      return new Mark(at == null || to.isAfter(at) ? to : at, Pulse.ACTIVE, rounds);
    }

    /** Whether nothing has come for long, so that others need not wait. */
    boolean idle() {
      return pulse != Pulse.ACTIVE;
    }

    /** Null when it has not come through that round yet. */
    Instant round(int number) {
      return number < rounds.size() ? rounds.get(number) : null;
    }

    void write(ByteWriter out) {
      out.octet(pulse.ordinal()).bool(at != null);
      if (at != null) {
        out.instant(at);
      }
      out.number(rounds.size());
      long last = 0;
      for (Instant round : rounds) {
        out.signed(round.toEpochMilli() - last);
        last = round.toEpochMilli();
      }
    }

    static Mark read(ByteReader in) {
      int pulse = in.octet();
      if (pulse < 0 || pulse >= PULSES.length) {
        throw new IllegalArgumentException("a pulse of unknown number " + pulse);
      }
      Instant at = in.bool() ? in.instant() : null;
      int size = in.count();
      List<Instant> rounds = new ArrayList<>(size);
      long last = 0;
      for (int i = 0; i < size; i++) {
        last += in.signed();
        rounds.add(Instant.ofEpochMilli(last));
      }
      return new Mark(at, PULSES[pulse], rounds);
    }
  }

  private final int self;
  private final Mark[] marks;

  Watermarks(int self, int tasks) {
    this.self = self;
    marks = new Mark[tasks];
    Arrays.fill(marks, Mark.UNKNOWN);
  }

  Mark own() {
    return marks[self];
  }

  Mark of(int task) {
    return marks[task];
  }

  void put(int task, Mark mark) {
    marks[task] = mark;
  }

  /**
   * Goes through the rounds with what has been heard. All that follows from it must have been sent.
   */
  void agree(Pulse pulse) {
    marks[self] = new Mark(own().at(), pulse, own().rounds());
    if (isOver()) {
      marks[self] = Mark.OVER;
      return;
    }
    List<Instant> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Instant agreed = round == 0 ? reached() : lowestOf(round - 1);
      if (agreed == null && own().round(round) == null) {
        break;
      }
      rounds.add(agreed == null ? own().round(round) : agreed);
      marks[self] = new Mark(own().at(), pulse, merged(rounds));
    }
  }

  /** Whether all tasks say that the lane has ended: what comes after that begins it again. */
  boolean isOver() {
    return Arrays.stream(marks).allMatch(mark -> mark.pulse() == Pulse.ENDED);
  }

  /** A round that is not known, as after a restart, is as it was. */
  private List<Instant> merged(List<Instant> rounds) {
    List<Instant> merged = new ArrayList<>(rounds);
    for (int i = rounds.size(); i < own().rounds().size(); i++) {
      merged.add(own().round(i));
    }
    return List.copyOf(merged);
  }

  /**
   * The lowest mark of the tasks that are not idle, or the highest when all are; null while it is
   * not known.
   *
   * <p>The lowest, because an article that has come to no task yet may have been fetched when the
   * slowest of them is.
   */
  private Instant reached() {
    if (Arrays.stream(marks).anyMatch(mark -> mark.at() == null && !mark.idle())) {
      return null;
    }
    return Arrays.stream(marks)
        .filter(mark -> !mark.idle())
        .map(Mark::at)
        .min(Instant::compareTo)
        .orElseGet(
            () ->
                Arrays.stream(marks)
                    .map(Mark::at)
                    .filter(Objects::nonNull)
                    .max(Instant::compareTo)
                    .orElse(null));
  }

  private Instant lowestOf(int round) {
    Function<Mark, Instant> agreed = mark -> mark.round(round);
    if (Arrays.stream(marks).map(agreed).anyMatch(Objects::isNull)) {
      return null;
    }
    return Arrays.stream(marks).map(agreed).min(Instant::compareTo).orElseThrow();
  }

  /**
   * The time before which nothing is needed any more. Null while it is not known.
   *
   * @param kept the window and the allowance for lateness
   */
  Instant horizon(Duration kept) {
    Instant agreed = own().round(ROUNDS - 1);
    return agreed == null ? null : agreed.minus(kept);
  }

  /**
   * The time from which on an article of this task meets all that it may match, whatever the other
   * tasks forget meanwhile: none has agreed to more than this task has told. Null for all times.
   */
  Instant exactFrom(Duration lateness) {
    Instant told = own().round(ROUNDS - 2);
    Instant at = own().at();
    Instant latest = told == null || at != null && at.isAfter(told) ? at : told;
    return latest == null ? null : latest.minus(lateness);
  }
}
