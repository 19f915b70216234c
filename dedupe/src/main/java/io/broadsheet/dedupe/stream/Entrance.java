package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.stream.EarlyInputs.Early;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into a task that may still be reading its state. It reads on whenever it is called, for a
 * slice of time, so that the thread comes back to its consumer in time however large the state is;
 * what comes meanwhile waits, and goes first. As each call reads on, what waits is bounded by the
 * time that reading takes. Not thread-safe.
 */
final class Entrance {

  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  private final String task;
  private final Predicate<BooleanSupplier> load;
  private final EarlyInputs early;
  private final Consumer<Early> take;
  private final Supplier<BooleanSupplier> slices;
  private final Consumer<Boolean> tell;
  private final long begun = System.nanoTime();
  private boolean isLoaded;
  private boolean isOpen;
  private boolean toldClosed;

  /**
   * @param load reads on while it may, and says whether all has been read
   * @param slices give the time for one call: true while there is some left
   * @param tell is told whether the task waits for its state, when that changes; at first it does
   *     not
   */
  Entrance(
      String task,
      Predicate<BooleanSupplier> load,
      EarlyInputs early,
      Consumer<Early> take,
      Supplier<BooleanSupplier> slices,
      Consumer<Boolean> tell) {
    this.task = task;
    this.load = load;
    this.early = early;
    this.take = take;
    this.slices = slices;
    this.tell = tell;
  }

  /** Reads on, and takes what waits when all has been read; then it is open. */
  boolean isOpen() {
    if (!isOpen) {
      goOn(slices.get());
    }
    return isOpen;
  }

  private void goOn(BooleanSupplier mayGoOn) {
    isLoaded = isLoaded || load.test(mayGoOn);
    while (isLoaded && !early.isEmpty() && mayGoOn.getAsBoolean()) {
      take.accept(early.poll());
    }
    isOpen = isLoaded && early.isEmpty();
    if (isOpen == toldClosed) {
      tellChange();
    }
  }

  private void tellChange() {
    toldClosed = !isOpen;
    tell.accept(toldClosed);
    if (isOpen) {
      LOG.info("Task {} has read its state in {} ms", task, millis());
    } else {
      LOG.info("Task {} reads its state; what comes meanwhile waits", task);
    }
  }

  private long millis() {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  /** To be called when the task ends. */
  void close() {
    if (toldClosed) {
      tell.accept(false);
    }
  }
}
