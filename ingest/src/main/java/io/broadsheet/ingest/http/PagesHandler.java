package io.broadsheet.ingest.http;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers {@code POST /pages} when the broker has the pages, and {@code GET /health}. */
final class PagesHandler extends Handler.Abstract {

  private final ListenSettings settings;
  private final GroupCommit commit;
  private final SlowHeads connections;
  private final BooleanSupplier full;
  private final Executor executor;
  private final Gate gate;
  private final BodyPages bodies;
  private final Room room;
  private final AtomicReference<Totals> totals = new AtomicReference<>(Totals.NONE);

  /**
   * @param full whether there are as many connections as may be, so that further ones wait
   */
  PagesHandler(
      ListenSettings settings,
      GroupCommit commit,
      SlowHeads connections,
      BooleanSupplier full,
      Executor executor) {
    this.settings = settings;
    this.commit = commit;
    this.connections = connections;
    this.full = full;
    this.executor = executor;
    this.gate = new Gate(settings);
    this.bodies = new BodyPages(settings);
    this.room = new Room(settings.maxInFlightBytes());
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
    } else {
      write(request, response, done, Answer.refused(404, "There are /pages and /health."));
    }
    return true;
  }

  private Answer health(Request request) {
    if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
      return Answer.refused(405, "Health is asked for by GET.", "Allow", "GET, HEAD");
    }
    return commit.isUp() ? Answer.ok(Map.of("status", "up")) : Answer.down();
  }

  private void takePages(Request request, Response response, Callback done) {
    Room.Share share = room.share();
    try {
      gate.require(request);
      PageRequest head = PageRequest.of(request);
      if (!commit.isUp()) {
        throw new RefusedException(Answer.down());
      }
      new BodyReader(request, settings.maxRequestBytes(), share)
          .read()
          .thenCompose(body -> commit(bodies.read(head, body, share)))
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

  private CompletionStage<Answer> commit(Pages pages) {
    return commit.submit(pages).thenApply(outcome -> answer(pages, outcome));
  }

  private Answer answer(Pages pages, Outcome outcome) {
    if (outcome instanceof Outcome.Unsendable one) {
      return Answer.fault(pages.numbered().get(one.index()).line(), null, one.reason());
    }
    if (outcome instanceof Outcome.Down) {
      return Answer.down();
    }
    totals.updateAndGet(before -> before.with(pages));
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
    if (answer.status() >= 400) {
      totals.updateAndGet(Totals::withRefused);
    }
    if (full.getAsBoolean()) {
      // its place is for one that waits, and not for the pause before its next request
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    Replies.write(request, response, done, answer);
  }
}
