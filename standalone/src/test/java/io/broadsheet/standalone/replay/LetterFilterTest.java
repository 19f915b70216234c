package io.broadsheet.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.DeadLetter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LetterFilterTest {

  private static final Instant TEN = Instant.parse("2026-03-17T10:00:00Z");

  private final DeadLetter letter =
      DeadLetter.newBuilder()
          .setTopic("news.pages")
          .setPartition(0)
          .setOffset(1)
          .setStage("cleaner/clean")
          .setErrorClass("org.apache.kafka.common.errors.SerializationException")
          .setFailedAt(TEN)
          .build();

  @Test
  void shouldLetEverythingThroughWhenNothingIsAsked() {
    assertThat(LetterFilter.ALL.test(letter)).isTrue();
  }

  @Test
  void shouldTakeAWorkerOrOneOfItsProcessors() {
    assertThat(stage("cleaner").test(letter)).isTrue();
    assertThat(stage("cleaner/clean").test(letter)).isTrue();
    assertThat(stage("clean").test(letter)).isFalse();
    assertThat(stage("cleaner/pages").test(letter)).isFalse();
  }

  @Test
  void shouldTakeAnErrorWithItsPackageOrWithout() {
    assertThat(error("SerializationException").test(letter)).isTrue();
    assertThat(error("org.apache.kafka.common.errors.SerializationException").test(letter))
        .isTrue();
    assertThat(error("Exception").test(letter)).isFalse();
  }

  @Test
  void shouldTakeATimeFromItsBeginningToBeforeItsEnd() {
    assertThat(new LetterFilter(null, null, TEN, TEN.plusMillis(1)).test(letter)).isTrue();
    assertThat(new LetterFilter(null, null, TEN.plusMillis(1), null).test(letter)).isFalse();
    assertThat(new LetterFilter(null, null, null, TEN).test(letter)).isFalse();
  }

  private static LetterFilter stage(String stage) {
    return new LetterFilter(stage, null, null, null);
  }

  private static LetterFilter error(String errorClass) {
    return new LetterFilter(null, errorClass, null, null);
  }
}
