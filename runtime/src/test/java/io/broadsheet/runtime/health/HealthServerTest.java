package io.broadsheet.runtime.health;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  private static final InetSocketAddress FREE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private static final WorkerStatus RUNNING =
      new WorkerStatus(State.RUNNING, true, null, null, 1, false, 0, 0, 1);

  @Test
  void shouldAnswerProbesAndScrapes() throws IOException, InterruptedException {
    var restoring = new WorkerStatus(State.REBALANCING, false, null, null, 1, true, 7, 0, 1);
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
    try (HealthServer server = HealthServer.start(FREE, RUNNING, () -> "")) {
      var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
      assertThatThrownBy(() -> HealthServer.start(taken, RUNNING, () -> ""))
          .hasMessageContaining("--http");
    }
  }

  @Test
  void shouldAnswerHeadWithoutABodyAndRefuseOtherMethods() throws Exception {
    try (HealthServer server = HealthServer.start(FREE, RUNNING, () -> "a_metric 1\n")) {
      var head = ask(server, "HEAD", "/metrics");
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Length")).contains("11");
      for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
        var refused = ask(server, method, "/livez");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
      }
    }
  }

  @Test
  void shouldAnswerProbesWhileMoreConnectionsThanMayBeDripTheirHeads() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (HealthServer server = HealthServer.start(FREE, RUNNING, () -> "")) {
      for (int i = 0; i < 400; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write("GET /livez HTTP/1.1\r\nHost: a".getBytes(US_ASCII));
        slow.add(socket);
      }
      long begun = System.nanoTime();
      assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
      assertThat(slow.stream().filter(HealthServerTest::isOpen).count()).isLessThanOrEqualTo(64);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void shouldAnswerProbesWhileScrapesTakeLong() throws Exception {
    CountDownLatch inside = new CountDownLatch(HealthHandler.SCRAPES);
    CountDownLatch go = new CountDownLatch(1);
    Supplier<String> slow =
        () -> {
          inside.countDown();
          awaited(go);
          return "a_metric 1\n";
        };
    try (HealthServer server = HealthServer.start(FREE, RUNNING, slow)) {
      var client = HttpClient.newHttpClient();
      var scrapes =
          Stream.generate(() -> client.sendAsync(request(server, "GET", "/metrics"), ofString()))
              .limit(HealthHandler.SCRAPES)
              .toList();
      assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
      assertThat(get(server, "/metrics").statusCode()).isEqualTo(503);
      go.countDown();
      for (var scrape : scrapes) {
        assertThat(scrape.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      }
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOpen(Socket socket) {
    try {
      socket.setSoTimeout(50);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException waits) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }

  private static HttpResponse<String> get(HealthServer server, String path)
      throws IOException, InterruptedException {
    return ask(server, "GET", path);
  }

  private static HttpResponse<String> ask(HealthServer server, String method, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request(server, method, path), ofString());
  }

  private static HttpRequest request(HealthServer server, String method, String path) {
    var uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
    return HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build();
  }
}
