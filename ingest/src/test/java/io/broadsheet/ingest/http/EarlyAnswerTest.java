package io.broadsheet.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.json.FieldMap;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests that are answered before they have come, to senders that send all before they read, or
 * that never come.
 */
class EarlyAnswerTest {

  private static final int MAX_REQUEST = 1 << 20;
  private static final int BODY = 20 << 20;

  private HttpIngest server;

  @BeforeEach
  void start() throws InterruptedException {
    ListenSettings settings =
        new ListenSettings(
            new InetSocketAddress("127.0.0.1", 0),
            Optional.of(Token.of("a-secret-of-letters")),
            FieldMap.DEFAULT,
            Admission.DEFAULT,
            MAX_REQUEST,
            MAX_REQUEST,
            70L << 20,
            64);
    server = HttpIngest.start(settings, new FakeTransactions(), notice -> {});
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"413, Bearer a-secret-of-letters", "401, Bearer another-secret-of-letters"})
  void shouldLetTheSenderSendOnAndReadTheAnswer(int status, String token) throws IOException {
    String head =
        "POST /pages?url=https://a.example/ HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n";

    String answer = send(head.formatted(token, BODY), BODY);

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"reason\"");
  }

  @Test
  void shouldNotAskForABodyThatItDoesNotWant() throws IOException {
    String answer =
        send(
            "POST /pages HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n",
            0);

    assertThat(answer).startsWith("HTTP/1.1 401");
  }

  @Test
  void shouldCloseConnectionsThatNeverFinishAHead() throws IOException {
    send("POST /pages HTTP/1.1\r\nHost: x\r\n", 0); // ends when the connection is closed

    String answer = send("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 0);
    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  private String send(String head, int body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(UTF_8));
      byte[] some = new byte[1 << 16];
      for (int sent = 0; sent < body; sent += some.length) {
        out.write(some);
      }
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
