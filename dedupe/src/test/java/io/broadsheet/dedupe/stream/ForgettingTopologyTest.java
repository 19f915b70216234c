package io.broadsheet.dedupe.stream;

import static io.broadsheet.dedupe.stream.DedupeDriver.OTHER_STORY;
import static io.broadsheet.dedupe.stream.DedupeDriver.STORY;
import static io.broadsheet.dedupe.stream.DedupeDriver.canonical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.schemas.Article;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void shouldTakeBackTheRecordsOfForgottenArticlesThatChangeSides() {
    Instant now = Instant.now();
    Instant old = now.minus(Duration.ofHours(80));
    dedupe.send("a", old, STORY);
    dedupe.send("b", old.plusSeconds(1), STORY);
    dedupe.send("new", now, OTHER_STORY);
    dedupe.pass(Duration.ofMinutes(2));
    dedupe.canonical().readKeyValuesToList();
    dedupe.duplicates().readKeyValuesToList();

    Article freed = dedupe.send("b", now, STORY);
    dedupe.send("a", now.plusSeconds(1), STORY);

    assertThat(dedupe.canonical().readKeyValuesToList())
        .containsExactly(new KeyValue<>("b", canonical(freed, 1)), new KeyValue<>("a", null));
    assertThat(dedupe.duplicates().readKeyValuesToList())
        .extracting(record -> record.key, record -> record.value == null)
        .containsExactly(tuple("b", true), tuple("a", false));
  }

  @Test
  void shouldNotExpireEverythingForAPageFromTheFuture() {
    Instant now = Instant.now();
    dedupe.send("today", now, STORY);
    dedupe.send("future", now.plus(Duration.ofDays(400)), OTHER_STORY);

    dedupe.pass(Duration.ofMinutes(2));

    assertThat(dedupe.storedBody(1)).isNotNull();
  }
}
