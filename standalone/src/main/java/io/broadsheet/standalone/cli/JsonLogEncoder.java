package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes each event as one JSON object on a line, with the fields of docs/metrics.md. */
final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final ThrowableProxyConverter stacks = new ThrowableProxyConverter();

  @Override
  public void start() {
    stacks.setContext(getContext());
    stacks.start();
    super.start();
  }

  @Override
  public byte[] headerBytes() {
    return null;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("timestamp", TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
    fields.put("level", event.getLevel().toString());
    fields.put("logger", event.getLoggerName());
    fields.put("thread", event.getThreadName());
    fields.put("message", event.getFormattedMessage());
    event.getMDCPropertyMap().forEach(fields::putIfAbsent);
    if (event.getThrowableProxy() != null) {
      fields.put("stack", stacks.convert(event));
    }
    return line(fields);
  }

  @Override
  public byte[] footerBytes() {
    return null;
  }

  private static byte[] line(Map<String, String> fields) {
    try {
      return (JSON.writeValueAsString(fields) + "\n").getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Strings are always JSON", e);
    }
  }
}
