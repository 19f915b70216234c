package io.broadsheet.ingest.http;

import io.broadsheet.ingest.InputItem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Commits the pages of requests: whatever comes in while a transaction is committed makes up the
 * next one. So a single request waits for one commit, and many share it. One with a page that the
 * broker does not want is taken out, and the others are committed without it. Thread-safe; the
 * requests that wait are bounded by whoever submits.
 */
final class GroupCommit implements AutoCloseable {

  private static final long BATCH_BYTES = 32L << 20;
  private static final long TICK_MS = 200;
  private static final long RETRY_MS = 1000;

  private final PageTransactions transactions;
  private final Consumer<String> notices;
  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "commit");
  private volatile boolean up = true;
  private volatile boolean closed;

  private record Waiting(Pages pages, CompletableFuture<Outcome> committed) {}

  private GroupCommit(PageTransactions transactions, Consumer<String> notices) {
    this.transactions = transactions;
    this.notices = notices;
  }

  /**
   * @param transactions opened here, and closed with this
   * @param notices takes a sentence when the broker goes or comes back
   */
  static GroupCommit start(PageTransactions transactions, Consumer<String> notices) {
    transactions.open();
    GroupCommit commit = new GroupCommit(transactions, notices);
    commit.thread.start();
    return commit;
  }

  /** Whether the last transaction was committed. */
  boolean isUp() {
    return up;
  }

  /** What becomes of the pages, all or none of which are committed; completed by another thread. */
  CompletableFuture<Outcome> submit(Pages pages) {
    Waiting waiting = new Waiting(pages, new CompletableFuture<>());
    if (up && !closed) {
      queue.add(waiting);
    } else {
      waiting.committed.complete(new Outcome.Down());
    }
    return waiting.committed;
  }

  /** Commits what waits, and ends. */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }

  private void run() {
    try {
      while (!closed || !queue.isEmpty()) {
        if (up) {
          commit();
        } else {
          reopen();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      up = false;
      answer(drain(Long.MAX_VALUE), new Outcome.Down());
      transactions.close();
    }
  }

  private void commit() throws InterruptedException {
    Waiting first = queue.poll(TICK_MS, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    List<Waiting> batch = new ArrayList<>(List.of(first));
    batch.addAll(drain(BATCH_BYTES - first.pages.bytes()));
    for (List<Waiting> left = batch; !left.isEmpty(); left = afterTry(left)) {
      // each try answers at least one
    }
  }

  /** Commits the pages of all; returns those that are to be tried again, without one culprit. */
  private List<Waiting> afterTry(List<Waiting> batch) {
    List<InputItem> items = batch.stream().flatMap(one -> one.pages.items().stream()).toList();
    try {
      transactions.commit(items);
      answer(batch, new Outcome.Committed());
      return List.of();
    } catch (UnsendableException e) {
      return withoutCulprit(batch, e);
    } catch (RuntimeException e) {
      notices.accept("The broker does not take pages: " + e.getMessage());
      up = false;
      answer(batch, new Outcome.Down());
      return List.of();
    }
  }

  private static List<Waiting> withoutCulprit(List<Waiting> batch, UnsendableException error) {
    int index = error.index();
    int culprit = 0;
    while (index >= batch.get(culprit).pages.numbered().size()) {
      index -= batch.get(culprit).pages.numbered().size();
      culprit++;
    }
    List<Waiting> others = new ArrayList<>(batch);
    others.remove(culprit).committed.complete(new Outcome.Unsendable(index, error.getMessage()));
    return others;
  }

  private void reopen() throws InterruptedException {
    answer(drain(Long.MAX_VALUE), new Outcome.Down());
    try {
      transactions.open();
      up = true;
      notices.accept("The broker takes pages again.");
    } catch (RuntimeException stillAway) {
      Thread.sleep(closed ? 0 : RETRY_MS);
    }
  }

  private List<Waiting> drain(long bytes) {
    List<Waiting> batch = new ArrayList<>();
    long left = bytes;
    for (Waiting next = queue.peek(); next != null && left > 0; next = queue.peek()) {
      left -= next.pages.bytes();
      batch.add(queue.remove());
    }
    return batch;
  }

  private static void answer(List<Waiting> batch, Outcome outcome) {
    batch.forEach(one -> one.committed.complete(outcome));
  }
}
