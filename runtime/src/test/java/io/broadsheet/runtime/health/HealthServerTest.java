package io.broadsheet.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  private static final InetSocketAddress FREE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Test
  void shouldAnswerProbesAndScrapes() throws IOException, InterruptedException {
    var restoring = new WorkerStatus(State.REBALANCING, false, null, null, 1, true, 7, 0);
    try (HealthServer server = HealthServer.start(FREE, restoring, () -> "a_metric 1\n")) {
      assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
      assertThat(get(server, "/readyz").statusCode()).isEqualTo(503);
      assertThat(get(server, "/readyz").body()).isEqualTo("restores: 7 records left\n");
      assertThat(get(server, "/startupz").statusCode()).isEqualTo(503);
      assertThat(get(server, "/metrics").body()).isEqualTo("a_metric 1\n");
      assertThat(get(server, "/metrics/x").statusCode()).isEqualTo(404);
      assertThat(get(server, "/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void shouldSayThatAnAddressIsTaken() {
    var running = new WorkerStatus(State.RUNNING, true, null, null, 1, false, 0, 0);
    try (HealthServer server = HealthServer.start(FREE, running, () -> "")) {
      var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
      assertThatThrownBy(() -> HealthServer.start(taken, running, () -> ""))
          .hasMessageContaining("--http");
    }
  }

  private static HttpResponse<String> get(HealthServer server, String path)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
