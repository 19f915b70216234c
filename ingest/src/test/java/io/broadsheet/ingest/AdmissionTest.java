package io.broadsheet.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.Admission.Verdict;
import io.broadsheet.ingest.json.FieldMap;
import io.broadsheet.ingest.json.FieldMap.Field;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

  private static final Instant NOW = Instant.parse("2026-03-17T12:00:00Z");
  private static final Admission TERMS = Admission.DEFAULT.inLane("archive");

  @Test
  void shouldTakeAPageInItsLaneOrElseInThatOfTheFeed() {
    assertThat(admitted(page().build()).getLane()).isEqualTo("archive");
    assertThat(admitted(page().setLane("wire-1987").build()).getLane()).isEqualTo("wire-1987");
    assertThat(admitted(page().setLane("default").build()).getLane()).isNull();
  }

  @Test
  void shouldKeepEverythingElseOfAPageThatGetsALane() {
    RawPage page = page().setHttpStatus(404).setHeaders(Map.of("a", "b")).setCrawlId("c").build();

    assertThat(RawPage.newBuilder(admitted(page)).setLane(null).build()).isEqualTo(page);
  }

  @Test
  void shouldRefuseWhatIsNoNameOfALane() {
    assertThat(refused(page().setLane("A lane").build()).field()).isEqualTo(Field.LANE);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "https://a.example/\ud800x", "https://a.example/\udc00\ud800"})
  void shouldRefuseAnAddressThatNoKeyCanBeMadeOf(String url) {
    assertThat(refused(page().setUrl(url).build()).field()).isEqualTo(Field.URL);
    assertThat(refused(page().setUrl("https://a/" + "x".repeat(1 << 14)).build()).field())
        .isEqualTo(Field.URL);
  }

  @Test
  void shouldTakeAnAddressOfWholeCharacters() {
    assertThat(admitted(page().setUrl("https://a.example/\ud83d\ude00").build())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-999999999-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "1989-12-31T23:59:59Z",
        "2026-03-18T12:00:01Z",
        "+999999999-12-31T23:59:59Z"
      })
  void shouldGiveAnotherTimeForOneThatIsNotBelieved(String time) {
    Verdict verdict = judge(page().setFetchedAt(Instant.parse(time)).build());

    assertThat(((Verdict.Unbelieved) verdict).page().getFetchedAt()).isEqualTo(NOW);
    assertThat(((Verdict.Unbelieved) verdict).reason()).contains(time.substring(0, 5));
  }

  @Test
  void shouldRefuseARecordWithANullInItBeforeItIsSent() {
    Map<String, String> headers = new HashMap<>();
    headers.put("server", null);

    assertThat(refused(page().setHeaders(headers).build()).reason()).contains("record");
  }

  @Test
  void shouldRefuseARecordThatIsTooLargeForWhatIsAroundItsBody() {
    RawPage page = page().setSource(new PageSource("x".repeat(1 << 20), 0L)).build();

    assertThat(refused(page).reason()).contains("more than the limit");
    assertThat(admitted(page().setBody(ByteBuffer.wrap(new byte[5 << 20])).build())).isNotNull();
  }

  @Test
  void shouldForeseeWhatIsLateInTheDefaultLaneOnly() {
    RawPage old = page().setFetchedAt(NOW.minus(Duration.ofHours(97))).build();

    assertThat(Admission.DEFAULT.isLateBesideLive(old, NOW)).isTrue();
    assertThat(TERMS.isLateBesideLive(admitted(old), NOW)).isFalse();
    assertThat(Admission.DEFAULT.isLateBesideLive(page().build(), NOW)).isFalse();
  }

  @Test
  void shouldGoOnAfterARecordOfAFileThatCannotBeSent() throws IOException {
    String lines =
        """
        {"url":"https://a.example/1","html":"x","fetchedAt":"2026-03-17T08:00:00Z"}
        {"url":"https://a.example/\\ud800","html":"x"}
        {"url":"https://a.example/3","html":"x","lane":"Not A Lane"}
        {"url":"https://a.example/4","html":"x","fetchedAt":"+999999999-01-01T00:00:00Z"}
        {"url":"https://a.example/5","html":"x","lane":"b"}
        """;
    List<InputItem> items = new ArrayList<>();

    PageReader.toSend(Clock.fixed(NOW, ZoneOffset.UTC), 1000, FieldMap.DEFAULT, TERMS)
        .readJsonLines("pages.jsonl", new ByteArrayInputStream(lines.getBytes(UTF_8)), items::add);

    assertThat(items).hasSize(5);
    assertThat(items.subList(1, 3)).hasOnlyElementsOfType(InputItem.Unreadable.class);
    assertThat(((InputItem.Unreadable) items.get(1)).place()).isEqualTo("pages.jsonl at 76");
    assertThat(((InputItem.Page) items.get(0)).unbelieved()).isNull();
    InputItem.Page replaced = (InputItem.Page) items.get(3);
    assertThat(replaced.unbelieved()).contains("999999999");
    assertThat(replaced.page().getFetchedAt()).isBetween(NOW, NOW.plusMillis(10));
    assertThat(((InputItem.Page) items.get(4)).page().getLane()).isEqualTo("b");
    assertThat(((InputItem.Page) items.get(4)).page().getFetchedAt()).isAfter(NOW);
  }

  private static RawPage.Builder page() {
    return RawPage.newBuilder()
        .setUrl("https://a.example/story")
        .setFetchedAt(NOW)
        .setBody(ByteBuffer.wrap("<p>x</p>".getBytes(UTF_8)));
  }

  private static Verdict judge(RawPage page) {
    return TERMS.judge(page, NOW, () -> NOW);
  }

  private static RawPage admitted(RawPage page) {
    return ((Verdict.Admitted) judge(page)).page();
  }

  private static Verdict.Refused refused(RawPage page) {
    return (Verdict.Refused) judge(page);
  }
}
