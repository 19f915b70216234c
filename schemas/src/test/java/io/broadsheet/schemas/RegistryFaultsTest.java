package io.broadsheet.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry answers to the id in a record is a fault of the record or one that passes. */
class RegistryFaultsTest {

  private static final byte[] VALUE = {0, 0, 0, 0, 1, 2, 3};

  private HttpServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private ClusterConfig answering(int status, String body) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    return cluster(server.getAddress().getPort(), Map.of());
  }

  private static ClusterConfig cluster(int port, Map<String, String> settings) {
    return new ClusterConfig("none:9092", "http://127.0.0.1:" + port, "news.", Map.of(), settings);
  }

  private static void read(ClusterConfig cluster) {
    new AvroSerdes(cluster).deserializer(RawPage.class).deserialize("news.pages", VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 408, 429, 500, 503})
  void shouldTryAgainWhatTheRegistryCannotAnswerNow(int status) throws IOException {
    ClusterConfig cluster =
        answering(status, "{\"error_code\":%d00,\"message\":\"no\"}".formatted(status));

    assertThatThrownBy(() -> read(cluster)).isInstanceOf(SchemaLookupException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409, 422})
  void shouldNotTryAgainWhatTheRegistryAnswersForGood(int status) throws IOException {
    ClusterConfig cluster =
        answering(status, "{\"error_code\":%d03,\"message\":\"no\"}".formatted(status));

    assertThatThrownBy(() -> read(cluster)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void shouldTryAgainWhenWhatAnswersIsNoRegistry() throws IOException {
    ClusterConfig cluster = answering(404, "<html>no such page</html>");

    assertThatThrownBy(() -> read(cluster)).isInstanceOf(SchemaLookupException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'schema':'{ no schema'}",
        "{'schema':'unheard-of'}",
        "{'schemaType':'JSON','schema':'{}'}",
        "{'schemaType':'PROTOBUF','schema':'message A {}'}",
        "{'schema':'string'}"
      })
  void shouldNotTryAgainWhatIsNoSchemaOfARecord(String answer) throws IOException {
    ClusterConfig cluster = answering(200, answer.replace('\'', '"'));

    assertThatThrownBy(() -> read(cluster)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void shouldTryAgainWhenNobodyAnswers() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThatThrownBy(() -> read(cluster(port, Map.of())))
        .isInstanceOf(SchemaLookupException.class)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageContaining("refused");
  }

  @Test
  void shouldGiveARegistryUpThatAcceptsAndNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      ClusterConfig cluster = cluster(silent.getLocalPort(), Map.of("http.read.timeout.ms", "300"));
      Instant start = Instant.now();

      assertThatThrownBy(() -> read(cluster))
          .isInstanceOf(SchemaLookupException.class)
          .hasMessageContaining("timed out");
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void shouldGiveARegistryUpWithinSecondsUnlessSetOtherwise() {
    assertThat(cluster(1, Map.of()).registry())
        .containsEntry("http.connect.timeout.ms", 5_000)
        .containsEntry("http.read.timeout.ms", 10_000);
    assertThat(cluster(1, Map.of("http.read.timeout.ms", "1")).registry())
        .containsEntry("http.read.timeout.ms", "1");
  }
}
