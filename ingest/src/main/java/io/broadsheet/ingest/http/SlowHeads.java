package io.broadsheet.ingest.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which no request begins for a while, however slowly its head comes in. What
 * limits the time between two bytes only can be held open for hours. Thread-safe.
 */
final class SlowHeads extends AbstractLifeCycle implements Connection.Listener {

  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long TICK_MS = 250;
  private static final long BUSY = Long.MAX_VALUE;

  private final Scheduler scheduler;
  private final Map<Connection, Long> idleSince = new ConcurrentHashMap<>();
  private volatile boolean closeAllIdle;

  SlowHeads(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void onOpened(Connection connection) {
    idleSince.put(connection, System.nanoTime());
  }

  @Override
  public void onClosed(Connection connection) {
    idleSince.remove(connection);
  }

  /** A request has begun. */
  void busy(Connection connection) {
    idleSince.replace(connection, BUSY);
  }

  /** A request is answered. */
  void idle(Connection connection) {
    idleSince.replace(connection, System.nanoTime());
  }

  /** From now on, connections without a request are closed at once. */
  void closeAllIdle() {
    closeAllIdle = true;
  }

  @Override
  protected void doStart() {
    scheduler.schedule(this::check, TICK_MS, TimeUnit.MILLISECONDS);
  }

  private void check() {
    long now = System.nanoTime();
    long longest = closeAllIdle ? 0 : LONGEST_NANOS;
    idleSince.forEach(
        (connection, since) -> {
          if (since != BUSY && now - since > longest) {
            connection.getEndPoint().close();
          }
        });
    if (isRunning() || isStarting()) {
      scheduler.schedule(this::check, TICK_MS, TimeUnit.MILLISECONDS);
    }
  }
}
