package io.broadsheet.dedupe.stream;

import static io.broadsheet.dedupe.stream.DedupeDriver.OTHER_STORY;
import static io.broadsheet.dedupe.stream.DedupeDriver.STORY;
import static io.broadsheet.dedupe.stream.DedupeDriver.canonical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.RecrawlKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is older than window and lateness goes when time passes, and what follows of that. */
class ForgettingTopologyTest {

  @TempDir private Path state;

  private DedupeDriver dedupe;

  @BeforeEach
  void start() {
    dedupe = new DedupeDriver("dedupe-forgetting", state);
  }

  @AfterEach
  void stop() {
    dedupe.close();
  }

  @Test
  void shouldForgetWhatIsOlderThanTheWindowAndTheLateness() {
    Instant now = Instant.now();
    dedupe.send("old", now.minus(Duration.ofHours(80)), STORY);
    dedupe.send("new", now, OTHER_STORY);

    dedupe.pass(Duration.ofMinutes(2));

    assertThat(dedupe.storedBody(1)).isNull();
    assertThat(dedupe.storedBody(2)).isNotNull();
  }

  @Test
  void shouldCountArticlesThatComeLate() {
    Instant now = Instant.now();
    dedupe.send("new", now, OTHER_STORY);
    dedupe.send("in-time", now.minus(Duration.ofMinutes(10)), "In time. " + OTHER_STORY);
    assertThat(dedupe.lateArticles()).isZero();

    dedupe.send("late", now.minus(Duration.ofHours(2)), STORY);

    assertThat(dedupe.lateArticles()).isEqualTo(1);
  }

  @Test
  void shouldTakeBackTheRecordsOfForgottenArticlesThatChangeSides() {
    Instant now = Instant.now();
    Instant old = now.minus(Duration.ofHours(80));
    dedupe.send("a", old, STORY);
    dedupe.send("b", old.plusSeconds(1), STORY);
    dedupe.send("new", now, OTHER_STORY);
    dedupe.pass(Duration.ofMinutes(2));
    dedupe.canonical().readKeyValuesToList();
    dedupe.duplicates().readKeyValuesToList();

    String corrected = STORY + " Corrected.";
    Article freed = dedupe.send("b", now, corrected);
    dedupe.send("a", now.plusSeconds(1), corrected);

    assertThat(dedupe.canonical().readKeyValuesToList())
        .containsExactly(new KeyValue<>("b", canonical(freed, 2)), new KeyValue<>("a", null));
    assertThat(dedupe.duplicates().readKeyValuesToList())
        .extracting(record -> record.key, record -> record.value == null)
        .containsExactly(tuple("b", true), tuple("a", false));
  }

  @Test
  void shouldKnowAnUnchangedPageWhoseStateHasGone() {
    Instant now = Instant.now();
    dedupe.send("a", now.minus(Duration.ofHours(80)), STORY);
    dedupe.send("new", now, OTHER_STORY);
    dedupe.pass(Duration.ofMinutes(2));
    dedupe.canonical().readKeyValuesToList();

    dedupe.send("a", now.plusSeconds(1), STORY);

    assertThat(dedupe.canonical().isEmpty()).isTrue();
    assertThat(dedupe.recrawls().readValue().getKind()).isEqualTo(RecrawlKind.UNCHANGED);
  }

  /** Each crawl stands between two right ones, and says something else. */
  @ParameterizedTest
  @ValueSource(longs = {-739_000, -20_500, -3_650, 1, 27_000, 2_000_000})
  void shouldGoOnAsIfACrawlWithAWrongClockHadNotBeen(long daysWrong) {
    Instant now = Instant.now();
    dedupe.send("a", now.minusSeconds(900), STORY);
    dedupe.send("copy", now.minusSeconds(600), STORY);

    dedupe.send("a", now.plus(Duration.ofDays(daysWrong)), OTHER_STORY);
    dedupe.pass(Duration.ofMinutes(2));
    dedupe.send("a", now.plusSeconds(60), STORY);
    dedupe.pass(Duration.ofMinutes(2));

    assertThat(lastOf(dedupe.canonical(), "a").getArticle().getText()).isEqualTo(STORY);
    assertThat(lastOf(dedupe.duplicates(), "copy").getCanonicalId()).isEqualTo("a");
    assertThat(dedupe.deadLetters().isEmpty()).isTrue();
    dedupe.send("after", now.plusSeconds(90), STORY);
    assertThat(lastOf(dedupe.duplicates(), "after").getCanonicalId()).isEqualTo("a");
  }

  private static <T> T lastOf(TestOutputTopic<String, T> topic, String key) {
    return topic.readKeyValuesToList().stream()
        .filter(record -> record.key.equals(key))
        .reduce((first, last) -> last)
        .orElseThrow()
        .value;
  }
}
