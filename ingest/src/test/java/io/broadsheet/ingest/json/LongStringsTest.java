package io.broadsheet.ingest.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongStringsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] PIECES = {
    "a",
    "<p class=\"x\">",
    "\n",
    "\t",
    "\b",
    "\f",
    "\r",
    "\\",
    "/",
    "é",
    "ÿ",
    "ࠀ",
    "€",
    "\uffff",
    "𝄞",
    "\udbff\udfff",
    "\u0000",
    "\u001a",
    "\u007f",
    "\u0080",
    "\u07ff",
    "text of a page "
  };

  /** Written with and without escapes of what is no ASCII. */
  @Test
  void shouldHoldWhatAParserReads() throws IOException {
    Random random = new Random(21);
    for (int round = 0; round < 2000; round++) {
      ObjectNode object = JSON.createObjectNode();
      for (String name : new String[] {"html", "url", "text"}) {
        object.put(name, text(random));
      }
      byte[] json =
          round % 2 == 0
              ? JSON.writeValueAsBytes(object)
              : escaped(JSON.writeValueAsString(object)).getBytes(UTF_8);
      LongStrings strings = LongStrings.of(json);
      JSON.readTree(strings.shortened())
          .fields()
          .forEachRemaining(
              field -> {
                byte[] content = strings.content(field.getValue().asText());
                String read =
                    content == null ? field.getValue().asText() : new String(content, UTF_8);
                assertThat(read).isEqualTo(object.get(field.getKey()).asText());
              });
    }
  }

  /** A parser says the same of what is left as of the whole. */
  @Test
  void shouldLeaveFaultsToTheParser() throws IOException {
    Random random = new Random(22);
    byte[] whole =
        ("{\"html\":\"" + "é€𝄞\\n\\u00e9\\ud834\\udd1e ".repeat(50) + "\"}").getBytes(UTF_8);
    for (int round = 0; round < 20_000; round++) {
      byte[] json = whole.clone();
      json[random.nextInt(json.length)] = (byte) random.nextInt(256);
      LongStrings strings = LongStrings.of(json);

      assertThat(html(strings.shortened(), strings))
          .isEqualTo(html(json, LongStrings.of("".getBytes(UTF_8))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud800",
        "\\udc00",
        "\\ud800\\u0041",
        "\\x",
        "\\u12g4",
        "\t",
        "\u00ff",
        "\u00ed\u00a0\u0080",
        "\u00c0\u0080"
      })
  void shouldTakeNothingOutWhereAStringIsNotSound(String piece) throws JsonProcessingException {
    byte[] json = ("[\"" + "x".repeat(1000) + piece + "\"]").getBytes(ISO_8859_1);

    assertThat(LongStrings.of(json).shortened()).isSameAs(json);
  }

  @Test
  void shouldNotTakeAValueForTheNumberOfAString() {
    String json = "[\"" + "x".repeat(1000) + "\",\"\\u001A0\"]";

    assertThat(LongStrings.of(json.getBytes(UTF_8)).shortened()).asString(UTF_8).isEqualTo(json);
  }

  private static String html(byte[] json, LongStrings strings) throws IOException {
    try {
      String value = JSON.readTree(json).path("html").asText();
      byte[] content = strings.content(value);
      return content == null ? value : new String(content, UTF_8);
    } catch (JsonProcessingException | CharConversionException fault) {
      return "fault";
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(400); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder();
    json.chars().forEach(c -> escaped.append(c < 0x80 ? "" + (char) c : "\\u%04X".formatted(c)));
    return escaped.toString();
  }
}
