package io.broadsheet.runtime.health;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Answers probes and scrapes over HTTP, see docs/metrics.md. Its threads and connections are few
 * and bounded; who is slow holds none of the former, and gives way to who comes anew.
 */
public final class HealthServer implements AutoCloseable {

  /** What Jetty takes for itself is in it. */
  private static final int THREADS = 8;

  private static final int CONNECTIONS = 64;
  private static final int HEAD_BYTES = 8 << 10;
  private static final long IDLE_MS = TimeUnit.SECONDS.toMillis(10);

  private final Server server;
  private final ServerConnector connector;

  private HealthServer(InetSocketAddress address) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("health");
    threads.setDaemon(true);
    this.server = new Server(threads, new ScheduledExecutorScheduler("health-timer", true), null);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(protocol()));
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(IDLE_MS);
    connector.addBean(new NewestConnections(CONNECTIONS));
    server.addConnector(connector);
  }

  /**
   * Starts to answer.
   *
   * @param metrics text of a scrape
   * @throws IllegalStateException with a sentence, when the address cannot be had
   */
  public static HealthServer start(
      InetSocketAddress address, Health health, Supplier<String> metrics) {
    HealthServer server = new HealthServer(address);
    server.server.setHandler(new HealthHandler(health, metrics));
    try {
      server.server.start();
      return server;
    } catch (Exception e) {
      server.close();
      throw new IllegalStateException(
          "Cannot listen on %s:%d (%s). Give another address with --http."
              .formatted(address.getHostString(), address.getPort(), reason(e)),
          e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server of probes did not stop: " + e.getMessage(), e);
    }
  }

  /** Jetty wraps what the system says into a sentence of its own. */
  private static String reason(Exception e) {
    Throwable cause = e instanceof IOException && e.getCause() != null ? e.getCause() : e;
    return cause.getMessage();
  }

  private static HttpConfiguration protocol() {
    HttpConfiguration protocol = new HttpConfiguration();
    protocol.setSendServerVersion(false);
    protocol.setSendDateHeader(false);
    protocol.setRequestHeaderSize(HEAD_BYTES);
    return protocol;
  }
}
