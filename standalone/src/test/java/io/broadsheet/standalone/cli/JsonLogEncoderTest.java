package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLogEncoderTest {

  @Test
  void shouldWriteOneObjectALineWithTheFieldsOfTheRecord() throws IOException {
    LoggerContext context = new LoggerContext();
    LoggingEvent event =
        new LoggingEvent(
            "caller",
            context.getLogger("io.broadsheet.A"),
            Level.WARN,
            "two\nlines of {}",
            new IllegalStateException("a fault"),
            new Object[] {"it"});
    event.setInstant(Instant.parse("2026-02-03T04:05:06.789Z"));
    event.setMDCPropertyMap(Map.of("url", "https://site.example/\"a\"", "stage", "clean"));
    JsonLogEncoder encoder = new JsonLogEncoder();
    encoder.setContext(context);
    encoder.start();
    String line = new String(encoder.encode(event), UTF_8);
    assertThat(line.strip()).doesNotContain("\n");
    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("timestamp").asText()).isEqualTo("2026-02-03T04:05:06.789Z");
    assertThat(json.get("level").asText()).isEqualTo("WARN");
    assertThat(json.get("logger").asText()).isEqualTo("io.broadsheet.A");
    assertThat(json.get("message").asText()).isEqualTo("two\nlines of it");
    assertThat(json.get("url").asText()).isEqualTo("https://site.example/\"a\"");
    assertThat(json.get("stage").asText()).isEqualTo("clean");
    assertThat(json.get("stack").asText()).contains("IllegalStateException: a fault");
  }
}
