package io.broadsheet.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Keeps connections for those who send requests. One on which no request begins for a while is
 * closed, however slowly its head comes in: what limits the time between two bytes only can be held
 * open for hours. Where there are as many as may be, and others wait, that while is short.
 * Thread-safe.
 */
final class Connections extends AbstractLifeCycle implements Connection.Listener {

  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(15);

  /** While others wait for a place. */
  private static final long LONGEST_WHEN_FULL_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The same where a head has begun: it is sent at once by who means it. */
  private static final long LONGEST_HEAD_WHEN_FULL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static final byte[] SLOW =
      answer(408, "Request Timeout", "The head of the request comes too slowly.");
  private static final byte[] CROWDED =
      answer(
          503,
          "Service Unavailable",
          "There are more connections than may be, and the head of the request comes too slowly.");

  private static final long TICK_MS = 100;
  private static final long LATE_NANOS = 3 * TimeUnit.MILLISECONDS.toNanos(TICK_MS);
  private static final long BUSY = Long.MAX_VALUE;

  private final int most;
  private final Scheduler scheduler;
  private final IngestMetrics metrics;
  private final Map<Connection, Long> idleSince = new ConcurrentHashMap<>();
  private volatile boolean closeAllIdle;
  private long lastCheck = System.nanoTime();

  /**
   * @param most that are open at once; who lets no more in is another
   */
  Connections(int most, Scheduler scheduler, IngestMetrics metrics) {
    this.most = most;
    this.scheduler = scheduler;
    this.metrics = metrics;
    metrics.gauge("broadsheet.connections", idleSince, Map::size);
    metrics.gauge("broadsheet.connections.limit", this, it -> it.most);
  }

  /** Whether there are as many as may be, so that further ones wait. */
  boolean areFull() {
    return idleSince.size() >= most;
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
    // where this comes late, heads may have come and wait to be read as well
    boolean hurried = areFull() && now - lastCheck < LATE_NANOS;
    lastCheck = now;
    idleSince.forEach(
        (connection, since) -> {
          if (since != BUSY && closeAllIdle) {
            connection.getEndPoint().close();
          } else if (since != BUSY && now - since > longest(connection, hurried)) {
            close(connection, hurried);
          }
        });
    if (isRunning() || isStarting()) {
      scheduler.schedule(this::check, TICK_MS, TimeUnit.MILLISECONDS);
    }
  }

  private static long longest(Connection connection, boolean hurried) {
    if (!hurried) {
      return LONGEST_NANOS;
    }
    return hasBegun(connection) ? LONGEST_HEAD_WHEN_FULL_NANOS : LONGEST_WHEN_FULL_NANOS;
  }

  /** Whether some of its first head has come. */
  private static boolean hasBegun(Connection connection) {
    return connection.getMessagesIn() == 0 && connection.getBytesIn() > 0;
  }

  /** Who has begun its first head is told why; others do not expect an answer. */
  private void close(Connection connection, boolean full) {
    metrics.closedConnection(full ? "crowded" : "slow");
    EndPoint endPoint = connection.getEndPoint();
    if (!hasBegun(connection)) {
      endPoint.close();
      return;
    }
    idleSince.remove(connection);
    try {
      endPoint.write(Callback.from(endPoint::close), ByteBuffer.wrap(full ? CROWDED : SLOW));
    } catch (RuntimeException beingWrittenTo) {
      endPoint.close();
    }
  }

  private static byte[] answer(int status, String name, String reason) {
    String body = new String(Answer.refused(status, reason).json(), US_ASCII);
    return "HTTP/1.1 %d %s\r\nConnection: close\r\nRetry-After: 1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, name, body.length(), body)
        .getBytes(US_ASCII);
  }
}
