package io.broadsheet.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a registry that asks for a password. */
class SchemaRegistryTest {

  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes(UTF_8));

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/subjects", SchemaRegistryTest::subjects);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldSendThePasswordThatIsPassedThrough() {
    Map<String, String> settings =
        Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "me:secret");
    try (SchemaRegistry registry = new SchemaRegistry(cluster(settings))) {
      assertThatNoException().isThrownBy(registry::requireReachable);
    }
  }

  @Test
  void shouldSayThatTheRegistryRefusesAccess() {
    try (SchemaRegistry registry = new SchemaRegistry(cluster(Map.of()))) {
      Throwable refused = catchThrowable(registry::requireReachable);
      assertThat(AccessRefused.sentence(refused))
          .get()
          .asString()
          .contains("The schema registry refuses access", "BROADSHEET_REGISTRY_");
    }
  }

  @Test
  void shouldGiveTheRegistrySettingsOfTlsTheNamesThatItsClientReads() {
    ClusterConfig cluster = cluster(Map.of("ssl.truststore.location", "/ca", "max.retries", "1"));
    assertThat(cluster.registry())
        .containsEntry("schema.registry.ssl.truststore.location", "/ca")
        .containsEntry("max.retries", "1");
    assertThat(cluster.kafka()).doesNotContainKey("ssl.truststore.location");
  }

  private ClusterConfig cluster(Map<String, String> registrySettings) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return new ClusterConfig("none:9092", url, "news.", Map.of(), registrySettings);
  }

  private static void subjects(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean known = BASIC.equals(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] body =
          (known ? "[]" : "{\"error_code\":401,\"message\":\"Unauthorized\"}").getBytes(UTF_8);
      exchange.sendResponseHeaders(known ? 200 : 401, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
