package io.broadsheet.ingest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.ingest.FetchClock;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON lines in every form of Unicode, and with values that JSON does not have. */
class UnicodeFormsTest {

  private static final String LINE = "{\"url\":\"https://a.example/\",\"html\":\"<p>é€𝄞ਊ</p>\"}";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void shouldReadLinesBehindAByteOrderMark(String charset) {
    List<InputItem> items =
        read(("\ufeff" + LINE + "\r\n\n" + LINE).getBytes(Charset.forName(charset)));

    assertThat(bodies(items)).containsExactly("<p>é€𝄞ਊ</p>", "<p>é€𝄞ਊ</p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void shouldReadLinesWithoutAByteOrderMark(String charset) {
    assertThat(bodies(read((LINE + "\n" + LINE).getBytes(Charset.forName(charset))))).hasSize(2);
  }

  @Test
  void shouldReadThemAsStrictlyFromSenders() throws Exception {
    byte[] lines = ("\ufeff" + LINE + "\n" + LINE + "\n").getBytes("UTF-16LE");
    List<Long> numbers = new ArrayList<>();

    strict().read("s", new ByteArrayInputStream(lines), (number, page) -> numbers.add(number));

    assertThat(numbers).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "Infinity", "-Infinity", "[NaN, 1]", "{\"a\":{\"b\":[-Infinity]}}"})
  void shouldPassOverNumbersThatJsonDoesNotHave(String value) {
    assertThat(bodies(read(LINE.replace("}", ",\"score\":" + value + "}").getBytes(UTF_8))))
        .hasSize(1);
  }

  @Test
  void shouldTakeANumberThatIsNoneAsNoValue() {
    String line = LINE.replace("}", ",\"fetchedAt\":NaN,\"id\":NaN}");

    assertThat(read(line.getBytes(UTF_8)))
        .singleElement()
        .satisfies(
            item -> assertThat(((InputItem.Page) item).id()).isEqualTo("https://a.example/"));
  }

  @Test
  void shouldPassOverZerosAtTheEndAndTellThemBetween() throws Exception {
    byte[] padded = (LINE + "\n" + "\0".repeat(9000)).getBytes(UTF_8);
    byte[] hole = (LINE + "\n\0\0\0" + LINE + "\n").getBytes(UTF_8);
    List<InputItem> items = read(hole);

    assertThat(read(padded)).singleElement().isInstanceOf(InputItem.Page.class);
    assertThat(bodies(items)).hasSize(2);
    assertThat(items).filteredOn(InputItem.Unreadable.class::isInstance).hasSize(1);
    strict().read("s", new ByteArrayInputStream(padded), (number, page) -> {});
    assertThatThrownBy(
            () -> strict().read("s", new ByteArrayInputStream(hole), (number, page) -> {}))
        .isInstanceOf(LineFaultException.class)
        .satisfies(e -> assertThat(((LineFaultException) e).line()).isEqualTo(2));
  }

  private static NdjsonReader strict() {
    return new NdjsonReader(new FetchClock(Clock.systemUTC()), 1000, FieldMap.DEFAULT);
  }

  /** The form is found out, too. */
  private static List<InputItem> read(byte[] input) {
    List<InputItem> items = new ArrayList<>();
    new PageReader(Clock.systemUTC(), 1000)
        .read("input", new ByteArrayInputStream(input), items::add);
    return items;
  }

  private static List<String> bodies(List<InputItem> items) {
    return items.stream()
        .filter(InputItem.Page.class::isInstance)
        .map(item -> UTF_8.decode(((InputItem.Page) item).page().getBody().duplicate()).toString())
        .toList();
  }
}
