package io.broadsheet.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.json.FieldMap;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final String SECRET = "a-secret-of-letters";
  private static final String OLD =
      "{\"url\":\"https://a.example/\",\"html\":\"x\",\"fetchedAt\":\"2019-01-01T00:00:00Z\"}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeTransactions broker = new FakeTransactions();
  private HttpIngest server;

  @BeforeEach
  void start() throws InterruptedException {
    ListenSettings settings =
        new ListenSettings(
            new InetSocketAddress("127.0.0.1", 0),
            Optional.of(Token.of(SECRET)),
            FieldMap.DEFAULT,
            Admission.DEFAULT,
            100,
            20_000,
            2_100_000,
            8);
    server = HttpIngest.start(settings, broker, notice -> {});
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Authorization", "Bearer " + SECRET);
  }

  private int post(String body) throws Exception {
    HttpRequest request =
        to("/pages")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private String metrics() throws Exception {
    return client.send(to("/metrics").build(), BodyHandlers.ofString()).body();
  }

  @Test
  void shouldCountRequestsAndWhatBecameOfTheirPages() throws Exception {
    post(OLD + "\n" + OLD.replace("\"x\"", "\"" + "x".repeat(101) + "\""));
    post(OLD.replace("2019", "1970"));
    post(OLD.replace("html", "no"));
    broker.away = true;
    post(OLD);

    assertThat(metrics())
        .contains("broadsheet_requests_total{status=\"202\",worker=\"ingest\"} 1.0")
        .contains("broadsheet_requests_total{status=\"400\",worker=\"ingest\"} 2.0")
        .contains("broadsheet_requests_total{status=\"503\",worker=\"ingest\"} 1.0")
        .contains("broadsheet_pages_total{outcome=\"accepted\",worker=\"ingest\"} 1.0")
        .contains("broadsheet_pages_total{outcome=\"rejected\",worker=\"ingest\"} 1.0")
        .contains("broadsheet_pages_total{outcome=\"refused\",worker=\"ingest\"} 2.0")
        .contains("broadsheet_unbelieved_fetch_times_total{worker=\"ingest\"} 1.0")
        .contains("broadsheet_foreseen_late_pages_total{worker=\"ingest\"} 1.0")
        .contains("broadsheet_transaction_seconds_count{outcome=\"committed\",worker=\"ingest\"} 1")
        .contains("broadsheet_transaction_seconds_count{outcome=\"failed\",worker=\"ingest\"} 1")
        .contains("broadsheet_producer_errors_total{error=\"IllegalStateException\"")
        .containsPattern("broadsheet_request_bytes_total\\{worker=\"ingest\"} [4-9]\\d\\d\\.0")
        .contains("broadsheet_connections{worker=\"ingest\"} 1.0")
        .contains("broadsheet_connections_limit{worker=\"ingest\"} 8.0")
        .contains("broadsheet_in_flight_bytes{worker=\"ingest\"} 0.0");
  }

  @Test
  void shouldShowThemToThoseWhoKnowTheToken() throws Exception {
    HttpResponse<String> unknown =
        client.send(
            HttpRequest.newBuilder(to("/metrics").build().uri()).build(), BodyHandlers.ofString());

    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(client.send(to("/metrics").DELETE().build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(405);
  }
}
