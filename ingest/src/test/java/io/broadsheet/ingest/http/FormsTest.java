package io.broadsheet.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.json.FieldMap;
import io.broadsheet.schemas.RawPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bodies of requests are read as, and what is refused before it meets those of others. */
class FormsTest {

  private static final String NDJSON = "application/x-ndjson";

  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeTransactions broker = new FakeTransactions();
  private HttpIngest server;

  @BeforeEach
  void start() throws InterruptedException {
    ListenSettings settings =
        new ListenSettings(
            new InetSocketAddress("127.0.0.1", 0),
            Optional.empty(),
            FieldMap.DEFAULT,
            Admission.DEFAULT.inLane("of-server"),
            10_000,
            100_000,
            10_000_000,
            64);
    server = HttpIngest.start(settings, broker, notice -> {});
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.close();
  }

  private HttpResponse<String> post(String query, String type, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/pages%s".formatted(server.port(), query)))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body));
    return client.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String query, String type, String body) throws Exception {
    return post(query, type, body.getBytes(UTF_8));
  }

  private List<RawPage> pages() {
    return broker.committed.stream()
        .flatMap(List::stream)
        .map(item -> ((InputItem.Page) item).page())
        .toList();
  }

  private static String object(String url, String... more) {
    return "{\"url\":\"%s\",\"html\":\"<p>x</p>\"%s}".formatted(url, String.join("", more));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-01-01T00:00:00Z",
        "-999999999-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "2100-01-01T00:00:00Z",
        "999999999999999999999999",
        "not a time"
      })
  void shouldNameTheLineWithATimeThatIsNotBelieved(String time) throws Exception {
    String lines =
        object("https://a.example/1")
            + "\n"
            + object("https://a.example/2", ",\"fetchedAt\":\"" + time + "\"");

    HttpResponse<String> answer = post("", NDJSON, lines);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"line\":2", "\"field\":\"fetchedAt\"", "reason");
    assertThat(broker.committed).isEmpty();
    assertThat(post("", NDJSON, object("https://a.example/1")).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://a.example/",
        "file:///etc/passwd",
        "javascript:x",
        "a.example/x",
        "https:",
        "https://",
        "https:///x",
        "https://a.example/\\ud800"
      })
  void shouldNameTheLineWithAnAddressThatIsNoneOfTheWeb(String url) throws Exception {
    HttpResponse<String> answer = post("", NDJSON, object(url));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"line\":1", "\"field\":\"url\"");
  }

  @ParameterizedTest
  @CsvSource({
    "?url=https%3A%2F%2Fa.example%2F&fetched_at=2026-03-01T00:00:00Z, fetched_at",
    "?url=https%3A%2F%2Fa.example%2F&url=https%3A%2F%2Fb.example%2F, url",
    "?url=ftp%3A%2F%2Fa.example%2F, url",
    "?url=https%3A%2F%2Fa.example%2F&fetchedAt=1970-01-01T00:00:00Z, fetchedAt",
    "?url=https%3A%2F%2Fa.example%2F&lane=No%20Lane, lane",
    "?url=https%3A%2F%2Fa.example%2F&lane=, lane",
    "'', url"
  })
  void shouldNameTheParameterOfAPageThatIsAtFault(String query, String field) throws Exception {
    HttpResponse<String> answer = post(query, "text/html", "<p>x</p>");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"").doesNotContain("line");
  }

  @Test
  void shouldRefuseParametersThatLinesDoNotHave() throws Exception {
    HttpResponse<String> answer =
        post("?url=https%3A%2F%2Fa.example%2F", NDJSON, object("https://a.example/"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("lane");
  }

  @Test
  void shouldTakeTheLaneOfAPageOrOfItsRequestOrOfTheServer() throws Exception {
    String line = object("https://a.example/");
    post("", NDJSON, line);
    post("?lane=of-request", NDJSON, line);
    post("", NDJSON, line.getBytes(UTF_8), "Lane", "of-header");
    post("?lane=of-request", NDJSON, object("https://a.example/", ",\"lane\":\"of-page\""));
    post("?lane=default", NDJSON, line);
    post("?url=https%3A%2F%2Fa.example%2F&lane=of-request", "text/html", "<p>x</p>");

    assertThat(pages())
        .extracting(RawPage::getLane)
        .containsExactly("of-server", "of-request", "of-header", "of-page", null, "of-request");
    assertThat(post("?lane=a", NDJSON, line.getBytes(UTF_8), "Lane", "b").statusCode())
        .isEqualTo(400);
  }

  @Test
  void shouldTakeAnObjectOrAnArrayOverManyLines() throws Exception {
    String one = object("https://a.example/1").replace(",", ",\n  ");
    HttpResponse<String> single = post("", "application/json; charset=utf-8", one);
    HttpResponse<String> several =
        post("", "application/json", "[\n" + one + ",\n" + object("https://a.example/2") + "]\n");

    assertThat(single.body()).contains("\"accepted\":1");
    assertThat(several.body()).contains("\"accepted\":2");
    assertThat(broker.urls())
        .containsExactly("https://a.example/1", "https://a.example/1", "https://a.example/2");
  }

  @ParameterizedTest
  @CsvSource({
    "'[\n{\"url\":\"https://a.example/1\",\"html\":\"x\"},\n{\"url\":\"x\",\"html\":\"x\"}]', 3",
    "'[\n{\"url\":\"https://a.example/1\",\"html\":\"x\"}\n{}', 3",
    "'{\"url\":\"https://a.example/1\",\"html\":\"x\"}\n\n{}', 3",
    "'[\n7]', 2",
    "'', 1"
  })
  void shouldNameTheLineOfADocumentThatIsAtFault(String body, int line) throws Exception {
    HttpResponse<String> answer = post("", "application/json", body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"line\":" + line);
    assertThat(broker.committed).isEmpty();
  }

  @Test
  void shouldTakeWarcsGzippedOrNotAndCountWhatIsNoPage() throws Exception {
    String warc = record("https://a.example/1", "2026-03-01T00:00:00Z", "text/html", "<p>x</p>");
    String image = record("https://a.example/2", "2026-03-01T00:00:00Z", "image/png", "x");

    assertThat(post("", "application/warc", warc + image).body())
        .isEqualTo("{\"accepted\":1,\"rejected\":0,\"skipped\":1}\n");
    byte[] members = concat(gzip(warc), gzip(image));
    assertThat(post("", "application/warc", members).statusCode()).isEqualTo(202);
    assertThat(post("", "application/warc", gzip(warc), "Content-Encoding", "gzip").statusCode())
        .isEqualTo(202);
    assertThat(pages()).extracting(RawPage::getUrl).containsOnly("https://a.example/1").hasSize(3);
    assertThat(pages().get(0).getFetchedAt()).hasToString("2026-03-01T00:00:00Z");
  }

  @Test
  void shouldTakeAWarcWhollyOrNotAtAll() throws Exception {
    String good = record("https://a.example/1", "2026-03-01T00:00:00Z", "text/html", "<p>x</p>");

    for (String bad :
        List.of(
            record("https://a.example/2", "1970-01-01T00:00:00Z", "text/html", "<p>x</p>"),
            record("urn:x:y", "2026-03-01T00:00:00Z", "text/html", "<p>x</p>"),
            "no record")) {
      HttpResponse<String> answer = post("", "application/warc", good + bad);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("\"offset\":" + good.length(), "\"reason\"");
    }
    assertThat(post("", "application/warc", gzip("x".repeat(3_000_000))).statusCode())
        .isEqualTo(413);
    assertThat(post("", "application/warc", "").statusCode()).isEqualTo(400);
    assertThat(broker.committed).isEmpty();
  }

  private static String record(String url, String date, String type, String body) {
    return "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        .formatted(url, date, type, body.length(), body);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content.getBytes(UTF_8));
    }
    return out.toByteArray();
  }
}
