package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Registers the versions of one task in the buckets of all tasks, in numbered batches, and knows
 * which batches all buckets have acknowledged: those versions know all their candidates.
 *
 * <p>What has arrived and is not sent yet is found again from the stored bodies after a crash, so
 * gathering a batch costs no writes. Not thread-safe.
 */
final class Registrar {

  private final int self;
  private final int tasks;
  private final NumberedEntries progress;
  private final NumberedEntries acknowledgements;
  private final NumberedEntries openBatches;
  private final long[] acknowledged;
  private final Deque<OpenBatch> open = new ArrayDeque<>();
  private final Deque<Arrived> arrived = new ArrayDeque<>();
  private List<Registration> gathered = new ArrayList<>();
  private long batch;
  private long sent;
  private long complete;
  private boolean urgent;

  private record Arrived(long number, Version version) {}

  private record OpenBatch(long number, long lastArrival, BitSet targets) {}

  Registrar(int self, int tasks, ByteStore store) {
    this.self = self;
    this.tasks = tasks;
    this.progress = new NumberedEntries(store, "progress");
    this.acknowledgements = new NumberedEntries(store, "ack");
    this.openBatches = new NumberedEntries(store, "open");
    this.acknowledged = new long[tasks];
  }

  /**
   * Takes up where the stores were committed.
   *
   * @return reads what has arrived and is not complete; to be read after the homes
   */
  Slices restore(Homes homes, Versions<?> versions) {
    byte[] numbers = progress.get(0);
    if (numbers != null) {
      ByteReader in = new ByteReader(numbers);
      batch = in.number();
      sent = in.number();
      complete = in.number();
    }
    for (int task = 0; task < tasks; task++) {
      byte[] number = acknowledgements.get(task);
      acknowledged[task] = number == null ? 0 : new ByteReader(number).number();
    }
    restoreOpen();
    homes.complete(complete);
    return versions.after(
        complete, entry -> restore(homes.get(entry.id()).arrivedAs(entry.number()), versions));
  }

  private void restoreOpen() {
    openBatches.forEach(
        (number, value) -> {
          ByteReader in = new ByteReader(value);
          open.add(new OpenBatch(in.number(), in.number(), BitSet.valueOf(in.rest())));
        });
  }

  private void restore(VersionState version, Versions<?> versions) {
    arrived.add(new Arrived(version.arrival(), version.version()));
    if (version.arrival() > sent) {
      long[] keys = versions.features(version).keys();
      gathered.add(registration(true, version, keys));
    }
  }

  /** The number of the next arrival. */
  long nextArrival() {
    return 1 + Math.max(sent, arrived.isEmpty() ? 0 : arrived.getLast().number());
  }

  void enter(VersionState version, long[] keys) {
    arrived.add(new Arrived(version.arrival(), version.version()));
    gathered.add(registration(true, version, keys));
  }

  /** To be sent before the call ends, as nothing that is stored reminds of it. */
  void leave(VersionState version, long[] keys) {
    gathered.add(registration(false, version, keys));
    urgent = true;
  }

  private static Registration registration(boolean enters, VersionState version, long[] keys) {
    return new Registration(enters, version.position(), version.lanes(), keys);
  }

  int gathered() {
    return gathered.size();
  }

  boolean isUrgent() {
    return urgent;
  }

  /** A batch for one task. */
  record Batch(int target, long number, List<Registration> registrations) {}

  /** Makes what was gathered into a batch for each task that has a part in it. */
  List<Batch> flush() {
    batch++;
    sent = nextArrival() - 1;
    Map<Integer, List<Registration>> byTask = new TreeMap<>();
    gathered.forEach(registration -> split(registration, byTask));
    gathered = new ArrayList<>();
    urgent = false;
    BitSet targets = new BitSet(tasks);
    byTask.keySet().stream().filter(task -> task != self).forEach(targets::set);
    OpenBatch next = new OpenBatch(batch, sent, targets);
    open.add(next);
    openBatches.put(
        batch, new ByteWriter().number(batch).number(sent).raw(targets.toByteArray()).toBytes());
    saveProgress();
    List<Batch> batches = new ArrayList<>();
    byTask.forEach((task, part) -> batches.add(new Batch(task, batch, part)));
    return batches;
  }

  /** In ascending order, those keys stand together whose buckets one task has. */
  private void split(Registration registration, Map<Integer, List<Registration>> byTask) {
    long[] keys = registration.keys().clone();
    Arrays.sort(keys);
    int from = 0;
    while (from < keys.length) {
      int task = bucketOf(keys[from], tasks);
      int to = from + 1;
      while (to < keys.length && bucketOf(keys[to], tasks) == task) {
        to++;
      }
      long[] part = Arrays.copyOfRange(keys, from, to);
      byTask
          .computeIfAbsent(task, target -> new ArrayList<>())
          .add(
              new Registration(
                  registration.enters(), registration.position(), registration.lanes(), part));
      from = to;
    }
  }

  /**
   * The task whose bucket a key falls to. By its highest bits, so that nothing is alike in the low
   * ones of the keys of one task, by which hash tables place them.
   */
  static int bucketOf(long key, int tasks) {
    return (int) (key * tasks >>> Byte.SIZE * Features.KEY_BYTES);
  }

  void acknowledge(int task, long number) {
    acknowledged[task] = number;
    acknowledgements.put(task, new ByteWriter().number(number).toBytes());
  }

  /** Passes on the versions that know all their candidates now, in the order of their arrival. */
  void complete(Homes homes, Consumer<Version> conclude) {
    boolean changed = false;
    while (!open.isEmpty() && isAcknowledged(open.peek())) {
      OpenBatch done = open.poll();
      while (!arrived.isEmpty() && arrived.peek().number() <= done.lastArrival()) {
        Arrived next = arrived.poll();
        homes.get(next.version().id());
        complete = next.number();
        homes.complete(complete);
        conclude.accept(next.version());
      }
      openBatches.delete(done.number());
      changed = true;
    }
    if (changed) {
      saveProgress();
    }
  }

  private boolean isAcknowledged(OpenBatch batch) {
    BitSet targets = batch.targets();
    for (int task = targets.nextSetBit(0); task >= 0; task = targets.nextSetBit(task + 1)) {
      if (acknowledged[task] < batch.number()) {
        return false;
      }
    }
    return true;
  }

  private void saveProgress() {
    progress.put(0, new ByteWriter().number(batch).number(sent).number(complete).toBytes());
  }
}
