package io.broadsheet.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/**
 * Reads JSON lines, one page an object: {@code id} and {@code url}, of which one may be missing,
 * {@code html} or {@code text}, and optionally {@code fetchedAt} (ISO 8601).
 */
final class JsonLinesPageReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FetchClock clock;
  private final int maxPageBytes;

  JsonLinesPageReader(FetchClock clock, int maxPageBytes) {
    this.clock = clock;
    this.maxPageBytes = maxPageBytes;
  }

  /** Hands on each line's page, or why the line is none. */
  void read(String file, InputStream input, Consumer<InputItem> items) throws IOException {
    // every escape of a JSON string is at most six bytes for one
    BoundedLines lines = new BoundedLines(input, 6 * maxPageBytes);
    for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.tooLong()) {
        items.accept(new InputItem.Unreadable(file, line.offset(), "The line is too long."));
      } else if (!line.isBlank()) {
        items.accept(page(file, line));
      }
    }
  }

  private InputItem page(String file, BoundedLines.Line line) {
    try {
      JsonNode object = JSON.readTree(line.bytes());
      String content = content(object);
      if (content == null) {
        return unreadable(file, line, "The object has neither html nor text.");
      }
      if (text(object, "id") == null && text(object, "url") == null) {
        return unreadable(file, line, "The object has neither id nor url.");
      }
      return item(file, line, object, content.getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return unreadable(file, line, "The line is not JSON: " + e.getOriginalMessage() + ".");
    } catch (IOException e) {
      return unreadable(file, line, "The line is not UTF-8: " + e.getMessage() + ".");
    } catch (DateTimeParseException e) {
      return unreadable(file, line, "fetchedAt is not an ISO 8601 time: " + e.getParsedString());
    }
  }

  private InputItem item(String file, BoundedLines.Line line, JsonNode object, byte[] body) {
    String url = text(object, "url");
    String id = text(object, "id") == null ? url : text(object, "id");
    boolean tooLarge = body.length > maxPageBytes;
    RawPage page =
        RawPage.newBuilder()
            .setUrl(url == null ? "file:" + file + "#" + id : url)
            .setFetchedAt(fetchedAt(object))
            .setBody(ByteBuffer.wrap(tooLarge ? new byte[0] : body))
            .setContentType(object.hasNonNull("html") ? "text/html" : "text/plain")
            .setCharset("UTF-8")
            .setSource(new PageSource(file, line.offset()))
            .build();
    return tooLarge ? new InputItem.TooLarge(id, page, maxPageBytes) : new InputItem.Page(id, page);
  }

  private Instant fetchedAt(JsonNode object) {
    String given = text(object, "fetchedAt");
    return given == null ? clock.next() : java.time.OffsetDateTime.parse(given).toInstant();
  }

  private static String content(JsonNode object) {
    String html = text(object, "html");
    return html == null ? text(object, "text") : html;
  }

  private static String text(JsonNode object, String field) {
    JsonNode value = object.get(field);
    return value == null || value.isNull() ? null : value.asText();
  }

  private static InputItem unreadable(String file, BoundedLines.Line line, String reason) {
    return new InputItem.Unreadable(file, line.offset(), reason);
  }
}
