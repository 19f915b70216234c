package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DedupeCommandTest {

  private final InputStream in = System.in;
  private final PrintStream out = System.out;

  @AfterEach
  void restoreStreams() {
    System.setIn(in);
    System.setOut(out);
  }

  @Test
  void shouldInflateStandardInput() throws IOException {
    String line = "{\"id\":\"a\",\"fetchedAt\":\"2026-01-01T00:00:00Z\",\"text\":\"Words.\"}";
    ByteArrayOutputStream decisions = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(gzip(line)));
    System.setOut(new PrintStream(decisions, true, UTF_8));

    int code = Main.commandLine(Map.of()).execute("dedupe", "-");

    assertThat(code).isZero();
    assertThat(decisions.toString(UTF_8).strip()).isEqualTo("{\"id\":\"a\",\"canonicalId\":\"a\"}");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
