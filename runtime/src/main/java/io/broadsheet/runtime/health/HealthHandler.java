package io.broadsheet.runtime.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Answers GET and HEAD of the paths of probes and scrapes. Thread-safe. */
final class HealthHandler extends Handler.Abstract {

  /** At once; a scrape takes longer than a probe, and must leave threads for those. */
  static final int SCRAPES = 2;

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  private static final Set<String> METHODS =
      Set.of(HttpMethod.GET.asString(), HttpMethod.HEAD.asString());

  private final Health health;
  private final Supplier<String> metrics;
  private final Semaphore scrapes = new Semaphore(SCRAPES);

  private record Answer(int status, String type, String body) {

    static Answer of(Verdict verdict) {
      return text(verdict.good() ? HttpStatus.OK_200 : unavailable(), verdict.reason());
    }

    static Answer text(int status, String line) {
      return new Answer(status, TEXT, line + "\n");
    }
  }

  HealthHandler(Health health, Supplier<String> metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  /** The answer has its length, so that one to HEAD, whose body is left out, tells it. */
  @Override
  public boolean handle(Request request, Response response, Callback done) {
    Answer answer = answer(request, response);
    byte[] body = answer.body().getBytes(UTF_8);
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, BufferUtil.toBuffer(body), done);
    return true;
  }

  private Answer answer(Request request, Response response) {
    if (!METHODS.contains(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      return Answer.text(HttpStatus.METHOD_NOT_ALLOWED_405, "There are GET and HEAD.");
    }
    return switch (Request.getPathInContext(request)) {
      case "/livez" -> Answer.of(health.live());
      case "/readyz" -> Answer.of(health.ready());
      case "/startupz" -> Answer.of(health.started());
      case "/metrics" -> scrape();
      default ->
          Answer.text(HttpStatus.NOT_FOUND_404, "There are /livez, /readyz, /startupz, /metrics.");
    };
  }

  private Answer scrape() {
    if (!scrapes.tryAcquire()) {
      return Answer.text(unavailable(), "Others are being answered; ask again.");
    }
    try {
      return new Answer(HttpStatus.OK_200, METRICS, metrics.get());
    } finally {
      scrapes.release();
    }
  }

  private static int unavailable() {
    return HttpStatus.SERVICE_UNAVAILABLE_503;
  }
}
