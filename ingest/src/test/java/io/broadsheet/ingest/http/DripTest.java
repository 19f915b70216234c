package io.broadsheet.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.json.FieldMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many connections whose requests come byte by byte, beside someone who sends pages. */
@Timeout(120)
class DripTest {

  private static final int DRIPPING = 400;
  private static final int CONNECTIONS = 64;
  private static final long SERVED_WITHIN_MS = 10_000;

  private final FakeTransactions broker = new FakeTransactions();
  private final Crowd crowd = new Crowd();
  private HttpIngest server;

  @BeforeEach
  void start() throws InterruptedException {
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
    server = HttpIngest.start(settings, broker, notice -> {});
  }

  @AfterEach
  void stop() throws InterruptedException {
    crowd.stop();
    server.close();
  }

  @Test
  void shouldServeOthersBesideConnectionsThatDripTheirHeads() throws Exception {
    crowd.start("POST /pages HTTP/1.1\r\nHost: x\r\nX-Drip: " + "x".repeat(10_000));

    assertServed(10);
    assertThat(crowd.refused).as("connections that were told why").hasPositiveValue();
  }

  @Test
  void shouldServeOthersBesideConnectionsThatDripTheirBodies() throws Exception {
    crowd.start(
        "POST /pages HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nContent-Length: 10000\r\n\r\n",
        "x".repeat(10_000));

    assertServed(3);
  }

  private void assertServed(int requests) throws IOException, InterruptedException {
    while (crowd.opened.get() < DRIPPING) {
      Thread.sleep(10);
    }
    for (int i = 0; i < requests; i++) {
      long begun = System.nanoTime();
      assertThat(post(i)).startsWith("HTTP/1.1 202");
      assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(SERVED_WITHIN_MS);
    }
    assertThat(broker.urls()).hasSize(requests);
  }

  private String post(int i) throws IOException {
    String body = "{\"url\":\"https://a.example/%d\",\"html\":\"x\"}".formatted(i);
    String request =
        "POST /pages HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout((int) SERVED_WITHIN_MS);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** Opens connections, sends a byte now and then on each, and opens another for one it loses. */
  private final class Crowd {

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    private final List<Dripping> connections = new ArrayList<>();
    private volatile boolean stopped;
    private Thread thread;

    /**
     * @param at sent at once, unless all of it is to drip
     */
    void start(String... parts) {
      String drip = parts[parts.length - 1];
      String first = parts.length > 1 ? parts[0] : "";
      thread = new Thread(() -> run(first, drip), "crowd");
      thread.start();
    }

    void stop() throws InterruptedException {
      stopped = true;
      if (thread != null) {
        thread.join();
      }
    }

    private void run(String first, String drip) {
      try {
        while (!stopped) {
          while (connections.size() < DRIPPING && !stopped) {
            connections.add(Dripping.open(server.port(), first, drip));
            opened.incrementAndGet();
          }
          connections.removeIf(one -> !one.drip(refused));
          Thread.sleep(100);
        }
        for (Dripping one : connections) {
          one.channel.close();
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Dripping {

    private final SocketChannel channel;
    private final ByteBuffer rest;

    private Dripping(SocketChannel channel, ByteBuffer rest) {
      this.channel = channel;
      this.rest = rest;
    }

    static Dripping open(int port, String first, String drip) throws IOException {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.write(ByteBuffer.wrap(first.getBytes(UTF_8)));
      channel.configureBlocking(false);
      return new Dripping(channel, ByteBuffer.wrap(drip.getBytes(UTF_8)));
    }

    /** Returns whether the connection is still open. */
    boolean drip(AtomicInteger refused) {
      try {
        ByteBuffer answer = ByteBuffer.allocate(1000);
        if (channel.read(answer) != 0) {
          String text = new String(answer.array(), UTF_8);
          if (text.startsWith("HTTP/1.1 503") && text.contains("reason")) {
            refused.incrementAndGet();
          }
          channel.close();
          return false;
        }
        channel.write(rest.slice(rest.position(), 1));
        rest.get();
        return true;
      } catch (IOException closed) {
        return false;
      }
    }
  }
}
