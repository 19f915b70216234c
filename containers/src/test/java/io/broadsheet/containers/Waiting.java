package io.broadsheet.containers;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what takes its time on a busy machine; nothing is asserted on how long it takes. */
public final class Waiting {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private Waiting() {}

  /** Asks until the answer is yes; an exception is a no. */
  public static void until(String what, Callable<Boolean> holds) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Exception last = null;
    while (System.nanoTime() < deadline) {
      try {
        if (holds.call()) {
          return;
        }
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        last = e;
      }
      Thread.sleep(500);
    }
    throw new IllegalStateException(
        "%d s were not enough until %s".formatted(PATIENCE.toSeconds(), what), last);
  }
}
