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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads JSON lines, one page an object; also JSON arrays with an object a line, and objects that
 * are indented over many lines. A page has an id or a URL, HTML or text, and perhaps a fetch time.
 */
public final class JsonLinesPageReader {

  private static final int MAX_BRIEF = 64;
  private static final Pattern MANY_LINES = Pattern.compile("\\s*\\{");

  /** Crawlers that append to an array, or that fail at an object of it, leave more than one. */
  private static final Pattern BETWEEN_OBJECTS = Pattern.compile("[\\s\\[\\],]+");

  /** What Python makes of none. */
  private static final Pattern NO_TIME = Pattern.compile("\\s*(None)?\\s*");

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
      } else if (MANY_LINES.matcher(brief(line)).matches()) {
        readManyLines(file, line, lines, (int) maxLine, items);
      } else if (!line.isBlank() && !BETWEEN_OBJECTS.matcher(brief(line)).matches()) {
        read(file, line.offset(), withoutComma(line.bytes()), items);
      }
    }
  }

  /** The line, if it is no more than some marks and an indent. */
  private static String brief(BoundedLines.Line line) {
    return line.bytes().length > MAX_BRIEF ? "" : new String(line.bytes(), UTF_8).stripTrailing();
  }

  /** In an array, all objects but the last are followed by a comma. */
  private static byte[] withoutComma(byte[] line) {
    int end = line.length;
    while (end > 0 && line[end - 1] <= ' ' && line[end - 1] >= 0) {
      end--;
    }
    return end > 0 && line[end - 1] == ',' ? Arrays.copyOf(line, end - 1) : line;
  }

  /** An indented object ends with a bracket below its first one. */
  private void readManyLines(
      String file, BoundedLines.Line first, BoundedLines lines, int max, Consumer<InputItem> items)
      throws IOException {
    String end = brief(first).replace('{', '}');
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    BoundedLines.Line line = first;
    while (line != null && !brief(line).equals(end) && !brief(line).equals(end + ",")) {
      if (line.tooLong() || object.size() + line.bytes().length >= max) {
        items.accept(unreadable(file, first.offset(), "The object is too long."));
        return;
      }
      object.writeBytes(line.bytes());
      object.write('\n');
      line = lines.next();
    }
    object.write(line == null ? '\n' : '}');
    read(file, first.offset(), object.toByteArray(), items);
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
                fields
                    .value(object, Field.FETCHED_AT)
                    .filter(time -> !NO_TIME.matcher(time).matches())
                    .map(Times::parse)
                    .orElseGet(clock::next))
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
