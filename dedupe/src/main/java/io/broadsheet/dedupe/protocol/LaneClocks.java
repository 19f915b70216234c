package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.protocol.Watermarks.Mark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How far the tasks have come, lane by lane. Each lane has a clock of its own, so that an archive
 * does not make a live crawl late, nor the other way round. The default lane is always there;
 * others begin with their first article, and end when no task has had one for long. Not
 * thread-safe.
 */
final class LaneClocks {

  /** Lanes besides the default one, at a time. Each costs marks and rounds between all tasks. */
  static final int MOST = 16;

  /** How long a lane that has ended is remembered, so that no straggling mark begins it again. */
  private static final int TICKS_AFTER_END = 3_600;

  private static final byte[] STORED = "mark".getBytes(StandardCharsets.US_ASCII);

  private final int self;
  private final int tasks;
  private final ByteStore progress;
  private final SortedMap<String, Watermarks> lanes = new TreeMap<>();
  private final Map<String, Integer> ticksOver = new HashMap<>();

  LaneClocks(int self, int tasks, ByteStore progress) {
    this.self = self;
    this.tasks = tasks;
    this.progress = progress;
    lanes.put(Lanes.DEFAULT_NAME, new Watermarks(self, tasks));
    progress.scanPrefix(
        STORED,
        (key, value) -> {
          String lane =
              new String(key, STORED.length, key.length - STORED.length, StandardCharsets.UTF_8);
          clock(lane).put(self, Mark.read(new ByteReader(value)));
        });
  }

  /**
   * Begins the lane where it is new.
   *
   * @throws IllegalArgumentException when the lane would be one more than there can be
   */
  void begin(String lane) {
    if (!lanes.containsKey(lane) && lanes.size() > MOST) {
      throw new IllegalArgumentException(
          ("The lane '%s' would be one more than the %d that dedupe follows at a time: %s. Feed it"
                  + " again, or replay its dead letters, when one of them has ended; see 'Lanes' in"
                  + " docs/feeding.md.")
              .formatted(
                  lane,
                  MOST,
                  String.join(", ", lanes.tailMap(Lanes.DEFAULT_NAME + '\0').keySet())));
    }
    begun(lane);
  }

  /** An article of the lane has come to this task. */
  void arrived(String lane, Instant at) {
    Watermarks clock = begun(lane);
    clock.put(self, clock.own().advanced(at));
  }

  /** Another task has said how far it is. */
  void heard(int task, Map<String, Mark> marks) {
    marks.forEach(
        (lane, mark) -> {
          if (lanes.containsKey(lane) || mark.pulse() != Pulse.ENDED) {
            begun(lane).put(task, mark);
          }
        });
  }

  /** A task has registered versions of these lanes, so it may not have ended them. */
  void registered(int task, Lanes some) {
    for (String lane : some.names()) {
      Watermarks clock = begun(lane);
      if (clock.of(task).pulse() == Pulse.ENDED) {
        clock.put(task, Mark.UNKNOWN);
      }
    }
  }

  Instant exactFrom(String lane, Duration lateness) {
    return begun(lane).exactFrom(lateness);
  }

  /**
   * Goes through a round in each lane. All that follows from what was heard must have been sent.
   */
  void agree(Function<String, Pulse> pulse) {
    lanes.forEach((lane, clock) -> clock.agree(pulse.apply(lane)));
    lanes.entrySet().removeIf(entry -> isGone(entry.getKey(), entry.getValue()));
  }

  private boolean isGone(String lane, Watermarks clock) {
    if (!clock.isOver()) {
      ticksOver.remove(lane);
      return false;
    }
    boolean gone = ticksOver.merge(lane, 1, Integer::sum) > TICKS_AFTER_END;
    if (gone) {
      ticksOver.remove(lane);
      progress.delete(key(lane));
    }
    return gone;
  }

  /** What this task says of itself. */
  SortedMap<String, Mark> own() {
    SortedMap<String, Mark> own = new TreeMap<>();
    lanes.forEach((lane, clock) -> own.put(lane, clock.own()));
    return own;
  }

  void save() {
    lanes.forEach(this::save);
  }

  /**
   * @param kept the window and the allowance for lateness, of a lane
   */
  Horizons horizons(Function<String, Duration> kept) {
    Map<String, Instant> byLane = new HashMap<>();
    lanes.forEach(
        (lane, clock) -> {
          Instant horizon = clock.isOver() ? Instant.MAX : clock.horizon(kept.apply(lane));
          byLane.put(lane, horizon == null ? Instant.MIN : horizon);
        });
    return new Horizons(byLane);
  }

  /** A lane that is here after a restart even if nothing more was said of it. */
  private Watermarks begun(String lane) {
    Watermarks clock = lanes.get(lane);
    if (clock == null) {
      clock = clock(lane);
      save(lane, clock);
    }
    return clock;
  }

  private Watermarks clock(String lane) {
    return lanes.computeIfAbsent(lane, name -> new Watermarks(self, tasks));
  }

  private void save(String lane, Watermarks clock) {
    ByteWriter mark = new ByteWriter();
    clock.own().write(mark);
    progress.put(key(lane), mark.toBytes());
  }

  private static byte[] key(String lane) {
    return new ByteWriter().raw(STORED).raw(lane.getBytes(StandardCharsets.UTF_8)).toBytes();
  }
}
