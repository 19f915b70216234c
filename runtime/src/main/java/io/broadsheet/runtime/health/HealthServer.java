package io.broadsheet.runtime.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers probes and scrapes over HTTP, see docs/metrics.md. */
public final class HealthServer implements AutoCloseable {

  private static final int THREADS = 2;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;

  private record Answer(int status, String type, String body) {

    static Answer of(Verdict verdict) {
      return new Answer(verdict.good() ? 200 : 503, TEXT, verdict.reason() + "\n");
    }
  }

  private HealthServer(HttpServer server) {
    this.server = server;
    this.threads = Executors.newFixedThreadPool(THREADS, HealthServer::thread);
    server.setExecutor(threads);
  }

  /**
   * Starts to answer.
   *
   * @param metrics text of a scrape
   * @throws UncheckedIOException with a sentence, when the address cannot be had
   */
  public static HealthServer start(
      InetSocketAddress address, Health health, Supplier<String> metrics) {
    HealthServer server = new HealthServer(bind(address));
    server.answer("/livez", () -> Answer.of(health.live()));
    server.answer("/readyz", () -> Answer.of(health.ready()));
    server.answer("/startupz", () -> Answer.of(health.started()));
    server.answer("/metrics", () -> new Answer(200, METRICS, metrics.get()));
    server.answer(
        "/", () -> new Answer(404, TEXT, "There are /livez, /readyz, /startupz, /metrics.\n"));
    server.server.start();
    return server;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static HttpServer bind(InetSocketAddress address) {
    try {
      return HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot listen on %s:%d (%s). Give another address with --http."
              .formatted(address.getHostString(), address.getPort(), e.getMessage()),
          e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "health");
    thread.setDaemon(true);
    return thread;
  }

  /** The server takes every path that begins so; others than the very path are not found. */
  private void answer(String path, Supplier<Answer> supplier) {
    server.createContext(
        path,
        exchange -> {
          boolean exact = path.equals("/") || exchange.getRequestURI().getPath().equals(path);
          send(exchange, exact ? supplier.get() : new Answer(404, TEXT, "not found\n"));
        });
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      if (exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      } else {
        exchange.sendResponseHeaders(405, -1);
      }
    }
  }
}
