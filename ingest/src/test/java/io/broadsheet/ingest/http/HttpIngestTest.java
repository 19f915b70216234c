package io.broadsheet.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.json.FieldMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpIngestTest {

  private static final String SECRET = "a secret of letters".replace(' ', '-');
  private static final int MAX_PAGE = 2000;
  private static final int MAX_REQUEST = 20_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeTransactions broker = new FakeTransactions();
  private final List<String> notices = new ArrayList<>();
  private HttpIngest server;

  private HttpIngest start(Optional<Token> token) throws InterruptedException {
    server = HttpIngest.start(settings("127.0.0.1", token), broker, notices::add);
    return server;
  }

  private static ListenSettings settings(String host, Optional<Token> token) {
    return new ListenSettings(
        new InetSocketAddress(host, 0),
        token,
        FieldMap.DEFAULT,
        Admission.DEFAULT,
        MAX_PAGE,
        MAX_REQUEST,
        2 * MAX_REQUEST + 2_000_000,
        64);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.close();
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpRequest lines(byte[] body, String... headers) {
    HttpRequest.Builder request =
        to("/pages")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  private HttpRequest lines(String... lines) {
    return lines((String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  private static String line(Object name) {
    return "{\"url\":\"https://a.example/%s\",\"html\":\"<p>x</p>\"}".formatted(name);
  }

  @Test
  void shouldAnswerWhenThePagesAreCommitted() throws Exception {
    start(Optional.empty());

    HttpResponse<String> taken = send(lines(line(1), "", line(2)));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(taken.body()).isEqualTo("{\"accepted\":2,\"rejected\":0}\n");
    assertThat(broker.urls()).containsExactly("https://a.example/1", "https://a.example/2");
    assertThat(server.totals()).isEqualTo(new Totals(1, 2, 0, 0));
  }

  @Test
  void shouldTakeOnePageWithItsUrlInAParameter() throws Exception {
    start(Optional.empty());

    HttpResponse<String> taken =
        send(
            to("/pages?url=https%3A%2F%2Fa.example%2Fx%3Fy%3D1&fetchedAt=2026-03-01T00:00:00Z")
                .header("Content-Type", "text/html; charset=iso-8859-1")
                .POST(BodyPublishers.ofString("<p>x</p>"))
                .build());

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    var page = ((io.broadsheet.ingest.InputItem.Page) broker.committed.get(0).get(0)).page();
    assertThat(page.getUrl()).isEqualTo("https://a.example/x?y=1");
    assertThat(page.getCharset()).isEqualToIgnoringCase("iso-8859-1");
    assertThat(page.getFetchedAt()).hasToString("2026-03-01T00:00:00Z");
    assertThat(UTF_8.decode(page.getBody()).toString()).isEqualTo("<p>x</p>");
  }

  @Test
  void shouldRecordAPageThatIsTooLarge() throws Exception {
    start(Optional.empty());

    HttpResponse<String> taken =
        send(
            lines(
                line(1),
                "{\"url\":\"https://b.example\",\"html\":\"" + "x".repeat(MAX_PAGE + 1) + "\"}"));

    assertThat(taken.body()).isEqualTo("{\"accepted\":1,\"rejected\":1}\n");
    assertThat(broker.urls())
        .containsExactly("https://a.example/1", "too large: https://b.example");
  }

  @Test
  void shouldNameTheLineAndTheFieldAndTakeNothing() throws Exception {
    start(Optional.empty());

    HttpResponse<String> noHtml = send(lines(line(1), "", "{\"url\":\"https://a.example/2\"}"));
    HttpResponse<String> noUrl = send(lines("{\"id\":\"1\",\"html\":\"x\"}"));
    HttpResponse<String> cut = send(lines(line(1), line(2).substring(0, 30)));
    HttpResponse<String> two = send(lines(line(1) + line(2)));
    HttpResponse<String> none = send(lines("", ""));

    assertThat(noHtml.statusCode()).isEqualTo(400);
    assertThat(noHtml.body()).contains("\"line\":3", "\"field\":\"html\"", "\"reason\":");
    assertThat(noUrl.body()).contains("\"line\":1", "\"field\":\"url\"");
    assertThat(cut.body()).contains("\"line\":2", "not JSON");
    assertThat(two.statusCode()).isEqualTo(400);
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(broker.committed).isEmpty();
  }

  @Test
  void shouldRefuseOtherPathsMethodsAndForms() throws Exception {
    start(Optional.empty());

    assertThat(send(to("/").GET().build()).statusCode()).isEqualTo(404);
    HttpResponse<String> get = send(to("/pages").GET().build());
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).hasValue("POST");
    assertThat(send(to("/pages").POST(BodyPublishers.ofString("x")).build()).statusCode())
        .isEqualTo(415);
    assertThat(send(lines(new byte[10], "Content-Encoding", "br")).statusCode()).isEqualTo(415);
    assertThat(send(lines(new byte[10], "Origin", "https://evil.example")).statusCode())
        .isEqualTo(403);
    assertThat(send(to("/health").GET().build()).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldBoundRequestsAndWhatTheyInflateTo() throws Exception {
    start(Optional.empty());
    byte[] large = new byte[MAX_REQUEST + 1];

    assertThat(send(lines(large)).statusCode()).isEqualTo(413);
    HttpRequest unknownLength =
        to("/pages")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
            .build();
    assertThat(send(unknownLength).statusCode()).isEqualTo(413);
    assertThat(send(lines(gzip(new byte[3_000_000]), "Content-Encoding", "gzip")).statusCode())
        .isEqualTo(413);
    byte[] whole = gzip(line(1).getBytes(UTF_8));
    assertThat(send(lines(whole, "Content-Encoding", "gzip")).statusCode()).isEqualTo(202);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 12);
    assertThat(send(lines(cut, "Content-Encoding", "gzip")).statusCode()).isEqualTo(400);
    assertThat(broker.urls()).containsExactly("https://a.example/1");
  }

  @Test
  void shouldWantTheTokenAndNeedOneBeyondLoopback() throws Exception {
    start(Optional.of(Token.of(SECRET)));

    HttpResponse<String> without = send(lines(line(1)));
    byte[] body = line(2).getBytes(UTF_8);

    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(send(lines(body, "Authorization", "Bearer x" + SECRET)).statusCode()).isEqualTo(401);
    assertThat(send(lines(body, "Authorization", "Bearer " + SECRET)).statusCode()).isEqualTo(202);
    assertThat(send(to("/health").GET().build()).statusCode()).isEqualTo(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("0.0.0.0", Optional.empty()))
        .withMessageContaining("token");
  }

  @Test
  void shouldAskToWaitWhenTheBrokerIsSlowAndTakeAllThatItLetIn() throws Exception {
    start(Optional.empty());
    broker.mayCommit.drainPermits();
    String full = ("{\"url\":\"https://a\",\"html\":\"" + "x".repeat(500) + "\"}\n").repeat(30);
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    HttpResponse<String> last = null;

    while (last == null) {
      sent.add(client.sendAsync(lines(full.getBytes(UTF_8)), BodyHandlers.ofString()));
      last =
          sent.stream().filter(CompletableFuture::isDone).map(f -> f.join()).findAny().orElse(null);
      Thread.sleep(5);
    }
    broker.mayCommit.release(Integer.MAX_VALUE / 2);
    List<Integer> codes = sent.stream().map(answer -> answer.join().statusCode()).toList();

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(codes).containsOnly(202, 429);
    long taken = codes.stream().filter(code -> code == 202).count();
    assertThat(broker.urls()).hasSize((int) taken * 30);
    assertThat(broker.committed).hasSizeLessThan((int) taken);
  }

  @Test
  void shouldSayThatTheBrokerIsAwayAndGoOnWhenItIsBack() throws Exception {
    start(Optional.empty());
    broker.away = true;

    HttpResponse<String> first = send(lines(line(1)));
    HttpResponse<String> health = send(to("/health").GET().build());
    broker.away = false;
    while (send(to("/health").GET().build()).statusCode() != 200) {
      Thread.sleep(20);
    }
    HttpResponse<String> again = send(lines(line(1)));

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("Retry-After")).isPresent();
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(broker.urls()).containsExactly("https://a.example/1");
  }

  @Test
  void shouldFinishWhatHasBegunWhenItStops() throws Exception {
    start(Optional.empty());
    broker.mayCommit.drainPermits();
    var begun = client.sendAsync(lines(line(1)), BodyHandlers.ofString());
    while (broker.mayCommit.getQueueLength() == 0) {
      Thread.sleep(5);
    }

    Thread stopping = new Thread(this::stopNow);
    stopping.start();
    while (accepts()) {
      Thread.sleep(5);
    }
    broker.mayCommit.release(Integer.MAX_VALUE / 2);
    stopping.join();

    assertThat(begun.join().statusCode()).isEqualTo(202);
    assertThat(broker.urls()).containsExactly("https://a.example/1");
  }

  private void stopNow() {
    try {
      server.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      return true;
    } catch (IOException | IllegalArgumentException refused) {
      return false;
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
