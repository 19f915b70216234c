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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More clients than connections. */
class CrowdTest {

  private static final int CONNECTIONS = 8;
  private static final int CLIENTS = 300;

  @Test
  void shouldAnswerAllOfMoreClientsThanConnections() throws Exception {
    ListenSettings settings =
        new ListenSettings(
            new InetSocketAddress("127.0.0.1", 0),
            Optional.empty(),
            FieldMap.DEFAULT,
            Admission.DEFAULT,
            2000,
            20_000,
            2_100_000,
            CONNECTIONS);
    FakeTransactions broker = new FakeTransactions();
    try (HttpIngest server = HttpIngest.start(settings, broker, notice -> {})) {
      HttpClient client = HttpClient.newHttpClient();
      URI address = URI.create("http://127.0.0.1:%d/pages".formatted(server.port()));
      List<CompletableFuture<Integer>> answers =
          IntStream.range(0, CLIENTS).mapToObj(i -> post(client, address, i)).toList();

      List<Integer> codes = answers.stream().map(CompletableFuture::join).toList();
      assertThat(codes).containsOnly(202);
      assertThat(broker.urls()).hasSize(CLIENTS).doesNotHaveDuplicates();
    }
  }

  private static CompletableFuture<Integer> post(HttpClient client, URI address, int i) {
    String line = "{\"url\":\"https://a.example/%d\",\"html\":\"<p>x</p>\"}%n".formatted(i);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(line))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
  }
}
