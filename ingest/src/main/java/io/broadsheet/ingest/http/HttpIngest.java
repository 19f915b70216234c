package io.broadsheet.ingest.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** A server that takes pages by HTTP, from start to clean stop. */
public final class HttpIngest implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int HEAD_BYTES = 24 << 10;

  /** Of connections that wait to be accepted. The system resets some that find no room. */
  private static final int BACKLOG = 1024;

  private static final long IDLE_MS = 10_000;

  /** Below the time that a process is given to stop. */
  private static final long STOP_MS = TimeUnit.SECONDS.toMillis(15);

  private final Server server;
  private final ServerConnector connector;
  private final Connections connections;
  private final GroupCommit commit;
  private final IngestMetrics metrics;
  private final PagesHandler handler;

  private HttpIngest(ListenSettings settings, GroupCommit commit, IngestMetrics metrics) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("http");
    this.commit = commit;
    this.metrics = metrics;
    this.server = new Server(threads, new ScheduledExecutorScheduler("http-timer", true), null);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(protocol()));
    this.connections = new Connections(settings.maxConnections(), server.getScheduler(), metrics);
    this.handler = new PagesHandler(settings, commit, connections, metrics, threads);
    configure(settings);
  }

  /**
   * Opens the transactions, which are closed with this, and listens.
   *
   * @param notices takes a sentence when the broker goes or comes back
   * @throws IllegalStateException with a sentence, when it cannot listen there
   */
  public static HttpIngest start(
      ListenSettings settings, PageTransactions transactions, Consumer<String> notices)
      throws InterruptedException {
    IngestMetrics metrics = new IngestMetrics();
    GroupCommit commit =
        GroupCommit.start(new MeasuredTransactions(transactions, metrics), notices);
    HttpIngest ingest = new HttpIngest(settings, commit, metrics);
    try {
      ingest.server.start();
      return ingest;
    } catch (Exception e) {
      ingest.close();
      Throwable cause = e instanceof IOException && e.getCause() != null ? e.getCause() : e;
      throw new IllegalStateException(
          "Cannot listen on %s: %s".formatted(settings.address(), cause.getMessage()), e);
    }
  }

  public int port() {
    return connector.getLocalPort();
  }

  public Totals totals() {
    return handler.totals();
  }

  /** Takes no more requests, finishes those that have begun, and ends. */
  @Override
  public void close() throws InterruptedException {
    connections.closeAllIdle();
    try {
      server.stop();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception stoppedAnyway) {
      // some request did not end in time; what it sent is committed or not, as it is
    } finally {
      commit.close();
      metrics.close();
    }
  }

  private void configure(ListenSettings settings) {
    connector.setHost(settings.address().getAddress().getHostAddress());
    connector.setPort(settings.address().getPort());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(IDLE_MS);
    // a request that waits for the broker has nothing to send or receive meanwhile
    connector.setShutdownIdleTimeout(-1);
    connector.addBean(connections);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
    server.setHandler(new Stopping(handler));
    server.setStopTimeout(STOP_MS);
  }

  private static final class Stopping extends GracefulHandler {

    Stopping(Handler handler) {
      super(handler);
    }

    @Override
    protected void handleShutdownRejection(Request request, Response response, Callback done) {
      Replies.write(request, response, done, Answer.stopping(), false);
    }
  }

  private static HttpConfiguration protocol() {
    HttpConfiguration protocol = new HttpConfiguration();
    protocol.setSendServerVersion(false);
    protocol.setSendDateHeader(false);
    protocol.setRequestHeaderSize(HEAD_BYTES);
    return protocol;
  }
}
