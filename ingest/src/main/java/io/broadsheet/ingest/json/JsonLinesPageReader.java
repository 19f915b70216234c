package io.broadsheet.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.schemas.PageSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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

  private final JsonObjects objects;
  private final long maxLine;

  public JsonLinesPageReader(FetchClock clock, int maxPageBytes, FieldMap fields) {
    this.objects = new JsonObjects(clock, maxPageBytes, fields, false);
    this.maxLine = BoundedLines.longest(maxPageBytes);
  }

  /** Hands on each line's page, or why the line is none. */
  public void read(String file, InputStream input, Consumer<InputItem> items) throws IOException {
    BoundedLines lines = new BoundedLines(Utf8Input.of(input), maxLine);
    for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
      if (line.fault() != null) {
        items.accept(unreadable(file, line.offset(), line.fault()));
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
      if (line.fault() != null || object.size() + line.bytes().length >= max) {
        String reason = line.fault() == null ? "The object is too long." : line.fault();
        items.accept(unreadable(file, first.offset(), reason));
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
    objects.read(
        new PageSource(file, offset),
        bytes,
        new JsonObjects.Receiver() {
          @Override
          public void page(InputItem page) {
            items.accept(page);
          }

          @Override
          public void fault(String field, String reason) {
            items.accept(unreadable(file, offset, reason));
          }
        });
  }

  private static InputItem unreadable(String file, long offset, String reason) {
    return new InputItem.Unreadable(file, offset, reason);
  }
}
