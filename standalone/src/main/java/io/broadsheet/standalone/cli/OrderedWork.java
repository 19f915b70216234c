package io.broadsheet.standalone.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Does work on other threads while whoever brings it goes on, and hands on the results in the order
 * in which the work came. What waits is bounded. For one thread.
 */
final class OrderedWork<T, R> implements AutoCloseable {

  private static final int WAITING = 64;

  private final Function<T, R> work;
  private final Consumer<R> results;
  private final ExecutorService workers;
  private final Deque<Future<R>> waiting = new ArrayDeque<>();

  /**
   * @param threads that work
   * @param work called by that many threads
   * @param results called by the thread that adds
   */
  OrderedWork(int threads, Function<T, R> work, Consumer<R> results) {
    this.work = work;
    this.results = results;
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Waits while too much is waiting. Fails as earlier work did. */
  void add(T item) {
    if (waiting.size() == WAITING) {
      handOnFirst();
    }
    waiting.add(workers.submit(() -> work.apply(item)));
    while (!waiting.isEmpty() && waiting.peek().isDone()) {
      handOnFirst();
    }
  }

  /** Waits until everything is done and handed on. */
  void finish() {
    while (!waiting.isEmpty()) {
      handOnFirst();
    }
  }

  /** Leaves undone what has not begun. */
  @Override
  public void close() {
    workers.shutdownNow();
  }

  private void handOnFirst() {
    try {
      results.accept(waiting.remove().get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted.", e);
    }
  }
}
