package io.broadsheet.ingest.http;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code POST /pages} when the broker has the pages, {@code GET /health} and {@code GET
 * /metrics}.
 */
final class PagesHandler extends Handler.Abstract {

  private final ListenSettings settings;
  private final GroupCommit commit;
  private final Connections connections;
  private final Executor executor;
  private final Gate gate;
  private final BodyPages bodies;
  private final Room room;
  private final IngestMetrics metrics;
  private final AtomicReference<Totals> totals = new AtomicReference<>(Totals.NONE);

  PagesHandler(
      ListenSettings settings,
      GroupCommit commit,
      Connections connections,
      IngestMetrics metrics,
      Executor executor) {
    this.settings = settings;
    this.commit = commit;
    this.connections = connections;
    this.metrics = metrics;
    this.executor = executor;
    this.gate = new Gate(settings);
    this.bodies = new BodyPages(settings, metrics);
    this.room = new Room(settings.maxInFlightBytes());
    metrics.gauge(
        "broadsheet.in.flight.bytes", room, it -> settings.maxInFlightBytes() - it.free());
  }

  Totals totals() {
    return totals.get();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Connection connection = request.getConnectionMetaData().getConnection();
    connections.busy(connection);
    Callback done = Callback.from(() -> connections.idle(connection), callback);
    // waiting for the broker is no fault of the sender's
    request.addIdleTimeoutListener(timeout -> false);
    String path = Request.getPathInContext(request);
    if (path.equals("/pages")) {
      takePages(request, response, done);
    } else if (path.equals("/health")) {
      write(request, response, done, health(request));
    } else if (path.equals("/metrics")) {
      showMetrics(request, response, done);
    } else {
      write(
          request, response, done, Answer.refused(404, "There are /pages, /health and /metrics."));
    }
    return true;
  }

  private Answer health(Request request) {
    if (!isGet(request)) {
      return notGet("Health is asked for by GET.");
    }
    return commit.isUp() ? Answer.ok(Map.of("status", "up")) : Answer.down();
  }

  private void showMetrics(Request request, Response response, Callback done) {
    try {
      gate.requireKnown(request);
      if (isGet(request)) {
        Replies.writeText(response, done, metrics.scrape());
      } else {
        write(request, response, done, notGet("Metrics are asked for by GET."));
      }
    } catch (RefusedException refused) {
      write(request, response, done, refused.answer());
    }
  }

  private static boolean isGet(Request request) {
    return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
  }

  private static Answer notGet(String reason) {
    return Answer.refused(405, reason, "Allow", "GET, HEAD");
  }

  private void takePages(Request request, Response response, Callback done) {
    Room.Share share = room.share();
    try {
      gate.require(request);
      PageRequest head = PageRequest.of(request);
      if (!commit.isUp()) {
        throw new RefusedException(Answer.down());
      }
      new BodyReader(request, settings.maxRequestBytes(), share, connections::areFull)
          .read()
          .thenCompose(body -> commit(read(head, body, share), head))
          .exceptionally(PagesHandler::answer)
          .thenAcceptAsync(
              answer -> {
                share.close();
                write(request, response, done, answer);
              },
              executor);
    } catch (RuntimeException e) {
      share.close();
      write(request, response, done, answer(e));
    }
  }

  private Pages read(PageRequest head, Blocks body, Room.Share share) {
    metrics.read(body.size());
    try {
      return bodies.read(head, body, share);
    } catch (RefusedException refused) {
      if (refused.answer().status() == 400) {
        metrics.refusedPage();
      }
      throw refused;
    }
  }

  private CompletionStage<Answer> commit(Pages pages, PageRequest head) {
    return commit.submit(pages).thenApply(outcome -> answer(pages, head, outcome));
  }

  private Answer answer(Pages pages, PageRequest head, Outcome outcome) {
    if (outcome instanceof Outcome.Unsendable one) {
      metrics.refusedPage();
      return Answer.fault(pages.numbered().get(one.index()).line(), null, one.reason());
    }
    if (outcome instanceof Outcome.Down) {
      return Answer.down();
    }
    totals.updateAndGet(before -> before.with(pages));
    metrics.committed(pages, head.admission(settings.admission()));
    return Answer.taken(pages);
  }

  private static Answer answer(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof RefusedException refused) {
      return refused.answer();
    }
    return Answer.refused(500, "The request could not be read: " + cause + ".");
  }

  private void write(Request request, Response response, Callback done, Answer answer) {
    metrics.answered(answer.status());
    if (answer.status() >= 400) {
      totals.updateAndGet(Totals::withRefused);
    }
    boolean crowded = connections.areFull();
    if (crowded) {
      // its place is for one that waits, and not for the pause before its next request
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    Replies.write(request, response, done, answer, crowded);
  }
}
