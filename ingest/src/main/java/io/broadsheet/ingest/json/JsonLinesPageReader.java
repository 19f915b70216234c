package io.broadsheet.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.schemas.PageSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads JSON lines, one page an object; also a JSON array with an object a line, and a file that is
 * one object on many lines. A page has an id or a URL, HTML or text, and perhaps a fetch time.
 */
public final class JsonLinesPageReader {

  private final JsonObjects objects;
  private final long maxLine;

  public JsonLinesPageReader(FetchClock clock, int maxPageBytes, FieldMap fields) {
    this.objects = new JsonObjects(clock, maxPageBytes, fields, false);
    this.maxLine = BoundedLines.longest(maxPageBytes);
  }

  /** Hands on each line's page, or why the line is none. */
  public void read(String file, InputStream input, Consumer<InputItem> items) throws IOException {
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
