package io.broadsheet.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.ingest.PageUrl;
import io.broadsheet.ingest.json.FieldMap.Field;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Makes pages of JSON objects. Of an object only the fields that the map names are kept, so that
 * the memory it takes is that of its text, whatever it is made of. Not thread-safe.
 */
final class JsonObjects {

  /** Without tables of names: hostile input would fill them. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  /** What Python makes of none. */
  private static final Pattern NO_TIME = Pattern.compile("\\s*(None)?\\s*");

  private final FetchClock clock;
  private final int maxPageBytes;
  private final FieldMap fields;
  private final boolean urlRequired;
  private LongStrings strings;

  /** Told what the objects are. */
  interface Receiver {

    /**
     * What follows is of an object that begins, or a fault that is, in this line of the text.
     *
     * @param line from 1
     */
    default void at(int line) {}

    /** A page, or one that is too large. */
    void page(InputItem page);

    /**
     * @param field name of the field that is at fault, or null when the JSON is
     * @param reason a sentence
     */
    void fault(String field, String reason);
  }

  /**
   * @param urlRequired whether an absolute URL is needed, and an id does not do in its place
   */
  JsonObjects(FetchClock clock, int maxPageBytes, FieldMap fields, boolean urlRequired) {
    this.clock = clock;
    this.maxPageBytes = maxPageBytes;
    this.fields = fields;
    this.urlRequired = urlRequired;
  }

  /** Reads one object, or an array of them. */
  void read(PageSource place, byte[] json, Receiver to) {
    strings = LongStrings.of(json);
    try (JsonParser parser = JSON.createParser(strings.shortened())) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          readObject(place, parser, to);
        }
      } else {
        readObject(place, parser, to);
      }
      if (parser.nextToken() != null) {
        to.at(parser.currentTokenLocation().getLineNr());
        to.fault(null, "Something follows the object.");
      }
    } catch (JsonProcessingException e) {
      to.at(e.getLocation() == null ? 1 : e.getLocation().getLineNr());
      to.fault(null, "The line is not JSON: " + e.getOriginalMessage() + ".");
    } catch (IOException e) {
      to.fault(null, "The line is not UTF-8: " + e.getMessage() + ".");
    }
  }

  private void readObject(PageSource place, JsonParser parser, Receiver to) throws IOException {
    to.at(parser.currentTokenLocation().getLineNr());
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      to.fault(null, "It is no JSON object.");
      return;
    }
    Map<String, String> values = new HashMap<>();
    collect(parser, "", values);
    makePage(place, values, to);
  }

  /** Leaves out what is none, as if the field were not there. */
  private void collect(JsonParser parser, String prefix, Map<String, String> values)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && fields.leadsInto(path)) {
        collect(parser, path + ".", values);
      } else if (value == JsonToken.START_ARRAY && fields.uses(path)) {
        collectList(parser, path, values);
      } else if (value.isStructStart()) {
        parser.skipChildren();
      } else if (isNone(parser)) {
        values.remove(path);
      } else if (fields.uses(path)) {
        values.put(path, fields.usesOnlyAsHtml(path) ? parser.getText() : text(parser));
      }
    }
  }

  /** Null, and the numbers that are none, which Python writes where a value is missing. */
  private static boolean isNone(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL || parser.isNaN();
  }

  /** Crawlers that gather what selectors match write lists, also of a single value. */
  private void collectList(JsonParser parser, String path, Map<String, String> values)
      throws IOException {
    StringJoiner content = new StringJoiner("\n\n");
    boolean all = fields.usesAsContent(path);
    int taken = 0;
    for (JsonToken value = parser.nextToken();
        value != JsonToken.END_ARRAY;
        value = parser.nextToken()) {
      if (value.isStructStart()) {
        parser.skipChildren();
      } else if (!isNone(parser) && (all || taken == 0)) {
        content.add(text(parser));
        taken++;
      }
    }
    if (taken > 0) {
      values.put(path, content.toString());
    } else {
      values.remove(path);
    }
  }

  private String text(JsonParser parser) throws IOException {
    byte[] content = strings.content(parser.getText());
    return content == null ? parser.getText() : new String(content, UTF_8);
  }

  private void makePage(PageSource place, Map<String, String> values, Receiver to) {
    Optional<String> html = fields.value(values, Field.HTML);
    Optional<String> content = html.isPresent() ? html : text(values);
    Optional<String> url = fields.value(values, Field.URL);
    Optional<String> id = fields.value(values, Field.ID).or(() -> url);
    String urlNames = fields.names(Field.URL);
    if (content.isEmpty()) {
      String names = fields.names(Field.HTML);
      to.fault(
          names, "The object has neither %s nor %s.".formatted(names, fields.names(Field.TEXT)));
    } else if (urlRequired && PageUrl.fault(url.orElse(null)).isPresent()) {
      to.fault(urlNames, PageUrl.fault(url.orElse(null)).get());
    } else if (id.isEmpty()) {
      to.fault(urlNames, "The object has neither id nor %s.".formatted(urlNames));
    } else {
      String address = url.orElse("file:" + place.getFile() + "#" + id.get());
      makePage(place, id.get(), address, html.isPresent(), content.get(), values, to);
    }
  }

  private void makePage(
      PageSource place,
      String id,
      String url,
      boolean html,
      String content,
      Map<String, String> values,
      Receiver to) {
    if (url.length() > PageReader.MAX_URL_LENGTH) {
      to.fault(fields.names(Field.URL), "The URL is too long.");
      return;
    }
    Instant fetchedAt;
    try {
      fetchedAt =
          fields
              .value(values, Field.FETCHED_AT)
              .filter(time -> !NO_TIME.matcher(time).matches())
              .map(Times::parse)
              .orElseGet(clock::next);
    } catch (DateTimeException e) {
      String name = fields.names(Field.FETCHED_AT);
      to.fault(name, name + " is not an ISO 8601 time: " + e.getMessage() + ".");
      return;
    }
    RawPage.Builder page =
        RawPage.newBuilder()
            .setUrl(url)
            .setFetchedAt(fetchedAt)
            .setContentType(html ? "text/html" : "text/plain")
            .setCharset("UTF-8")
            .setHttpStatus(status(values))
            .setLane(fields.value(values, Field.LANE).orElse(null))
            .setSource(place);
    byte[] body = html ? strings.content(content) : null;
    to.page(item(id, page, body == null ? content.getBytes(UTF_8) : body));
  }

  private InputItem item(String id, RawPage.Builder page, byte[] body) {
    boolean tooLarge = body.length > maxPageBytes;
    RawPage whole = page.setBody(ByteBuffer.wrap(tooLarge ? new byte[0] : body)).build();
    return tooLarge
        ? new InputItem.TooLarge(id, whole, maxPageBytes)
        : new InputItem.Page(id, whole);
  }

  private Optional<String> text(Map<String, String> values) {
    Optional<String> text = fields.value(values, Field.TEXT);
    Optional<String> title = fields.value(values, Field.TITLE).filter(value -> !value.isBlank());
    if (text.isEmpty() || title.isEmpty() || text.get().startsWith(title.get() + "\n")) {
      return text;
    }
    return Optional.of(title.get() + "\n\n" + text.get());
  }

  private int status(Map<String, String> values) {
    String status = fields.value(values, Field.STATUS).orElse("");
    return status.matches("[1-5][0-9]{2}") ? Integer.parseInt(status) : 0;
  }
}
