package io.broadsheet.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.ingest.json.FieldMap.Field;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads JSON lines, one page an object; also a JSON array with an object a line, and a file that is
 * one object on many lines. A page has an id or a URL, HTML or text, and perhaps a fetch time.
 */
public final class JsonLinesPageReader {

  private final FetchClock clock;
  private final int maxPageBytes;
  private final FieldMap fields;
  private final ObjectMapper json;

  public JsonLinesPageReader(FetchClock clock, int maxPageBytes, FieldMap fields) {
    this.clock = clock;
    this.maxPageBytes = maxPageBytes;
    this.fields = fields;
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();
    this.json = new ObjectMapper(JsonFactory.builder().streamReadConstraints(limits).build());
  }

  /** Hands on each line's page, or why the line is none. */
  public void read(String file, InputStream input, Consumer<InputItem> items) throws IOException {
    // every escape of a JSON string is at most six bytes for one
    long maxLine = Math.min(6L * maxPageBytes, Integer.MAX_VALUE - 64);
    BoundedLines lines = new BoundedLines(input, maxLine);
    for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.tooLong()) {
        items.accept(unreadable(file, line.offset(), "The line is too long."));
      } else if (line.offset() == 0 && isMark(line, '{')) {
        readWholeObject(file, line.bytes(), input, (int) maxLine, items);
        return;
      } else if (!line.isBlank() && !isMark(line, '[') && !isMark(line, ']')) {
        read(file, line.offset(), withoutComma(line.bytes()), items);
      }
    }
  }

  private static boolean isMark(BoundedLines.Line line, char mark) {
    return line.bytes().length < 8 && new String(line.bytes(), UTF_8).strip().equals("" + mark);
  }

  /** In an array, all objects but the last are followed by a comma. */
  private static byte[] withoutComma(byte[] line) {
    int end = line.length;
    while (end > 0 && line[end - 1] <= ' ' && line[end - 1] >= 0) {
      end--;
    }
    return end > 0 && line[end - 1] == ',' ? Arrays.copyOf(line, end - 1) : line;
  }

  private void readWholeObject(
      String file, byte[] begin, InputStream rest, int max, Consumer<InputItem> items)
      throws IOException {
    byte[] end = rest.readNBytes(max);
    if (end.length == max) {
      items.accept(unreadable(file, 0, "The object is too long."));
      return;
    }
    byte[] object = Arrays.copyOf(begin, begin.length + end.length);
    System.arraycopy(end, 0, object, begin.length, end.length);
    read(file, 0, object, items);
  }

  private void read(String file, long offset, byte[] bytes, Consumer<InputItem> items) {
    JsonNode value;
    try {
      value = json.readTree(bytes);
    } catch (JsonProcessingException e) {
      String reason = "The line is not JSON: " + e.getOriginalMessage() + ".";
      items.accept(unreadable(file, offset, reason));
      return;
    } catch (IOException e) {
      items.accept(unreadable(file, offset, "The line is not UTF-8: " + e.getMessage() + "."));
      return;
    }
    if (value.isArray()) {
      value.forEach(element -> items.accept(page(file, offset, element)));
    } else {
      items.accept(page(file, offset, value));
    }
  }

  private InputItem page(String file, long offset, JsonNode object) {
    try {
      return pageOf(file, offset, object);
    } catch (DateTimeException e) {
      String name = fields.names(Field.FETCHED_AT);
      return unreadable(file, offset, name + " is not an ISO 8601 time: " + e.getMessage() + ".");
    }
  }

  private InputItem pageOf(String file, long offset, JsonNode object) {
    Optional<String> html = fields.value(object, Field.HTML);
    Optional<String> content = html.isPresent() ? html : text(object);
    if (content.isEmpty()) {
      return unreadable(
          file,
          offset,
          "The object has neither %s nor %s."
              .formatted(fields.names(Field.HTML), fields.names(Field.TEXT)));
    }
    Optional<String> url = fields.value(object, Field.URL);
    Optional<String> id = fields.value(object, Field.ID).or(() -> url);
    if (id.isEmpty()) {
      String reason = "The object has neither id nor %s.".formatted(fields.names(Field.URL));
      return unreadable(file, offset, reason);
    }
    String address = url.orElse("file:" + file + "#" + id.get());
    if (address.length() > PageReader.MAX_URL_LENGTH) {
      return unreadable(file, offset, "The URL is too long.");
    }
    RawPage.Builder page =
        RawPage.newBuilder()
            .setUrl(address)
            .setFetchedAt(
                fields.value(object, Field.FETCHED_AT).map(Times::parse).orElseGet(clock::next))
            .setContentType(html.isPresent() ? "text/html" : "text/plain")
            .setCharset("UTF-8")
            .setHttpStatus(status(object))
            .setSource(new PageSource(file, offset));
    return item(id.get(), page, content.get().getBytes(UTF_8));
  }

  private InputItem item(String id, RawPage.Builder page, byte[] body) {
    boolean tooLarge = body.length > maxPageBytes;
    RawPage whole = page.setBody(ByteBuffer.wrap(tooLarge ? new byte[0] : body)).build();
    return tooLarge
        ? new InputItem.TooLarge(id, whole, maxPageBytes)
        : new InputItem.Page(id, whole);
  }

  private Optional<String> text(JsonNode object) {
    Optional<String> text = fields.value(object, Field.TEXT);
    Optional<String> title = fields.value(object, Field.TITLE).filter(value -> !value.isBlank());
    if (text.isEmpty() || title.isEmpty() || text.get().startsWith(title.get() + "\n")) {
      return text;
    }
    return Optional.of(title.get() + "\n\n" + text.get());
  }

  private int status(JsonNode object) {
    String status = fields.value(object, Field.STATUS).orElse("");
    return status.matches("[1-5][0-9]{2}") ? Integer.parseInt(status) : 0;
  }

  private static InputItem unreadable(String file, long offset, String reason) {
    return new InputItem.Unreadable(file, offset, reason);
  }
}
