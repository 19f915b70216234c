package io.broadsheet.dedupe.stream;

import static io.broadsheet.dedupe.stream.DedupeDriver.NOON;
import static io.broadsheet.dedupe.stream.DedupeDriver.STORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.schemas.CanonicalArticle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which headers of an article go on with the records that follow of it. */
class TracedTopologyTest {

  @TempDir private Path state;

  private DedupeDriver dedupe;

  @BeforeEach
  void start() {
    dedupe = new DedupeDriver("dedupe-traces", state);
  }

  @AfterEach
  void stop() {
    dedupe.close();
  }

  private void sendTraced(String id, Instant fetchedAt, String trace) {
    Headers headers = new RecordHeaders();
    headers.add("traceparent", trace.getBytes(StandardCharsets.UTF_8));
    headers.add("tracestate", ("vendor=" + id).getBytes(StandardCharsets.UTF_8));
    headers.add("broadsheet.replay-of", "news.pages-0@1".getBytes(StandardCharsets.UTF_8));
    dedupe.send(id, fetchedAt, STORY, headers);
  }

  private static List<String> headers(TestRecord<String, ?> record) {
    return Stream.of(record.headers().toArray())
        .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void shouldPassOnTheTraceOfTheArticleWithItsRecordsAlsoLaterAndNoOtherHeader() {
    String early = "00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01";
    String late = "00-4bf92f3577b34da6a3ce929d0e0e4736-b7ad6b7169203331-01";
    sendTraced("late", NOON, late);
    TestRecord<String, CanonicalArticle> first = dedupe.canonical().readRecord();

    sendTraced("early", NOON.minusSeconds(60), early);

    assertThat(headers(first)).containsExactly("traceparent=" + late, "tracestate=vendor=late");
    assertThat(dedupe.canonical().readRecordsToList())
        .extracting(record -> record.key(), record -> headers(record).get(0))
        .containsExactly(
            tuple("early", "traceparent=" + early), tuple("late", "traceparent=" + late));
    assertThat(headers(dedupe.duplicates().readRecord()))
        .as("that of the copy, not that of the article whose arrival made it one")
        .containsExactly("traceparent=" + late, "tracestate=vendor=late");
  }

  @Test
  void shouldPassNoTraceOnThatIsTooLongToKeep() {
    sendTraced("a", NOON, "0".repeat(513));

    assertThat(headers(dedupe.canonical().readRecord())).isEmpty();
  }
}
