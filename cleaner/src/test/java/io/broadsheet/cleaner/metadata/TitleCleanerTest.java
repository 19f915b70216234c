package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleCleanerTest {

  private final TitleCleaner cleaner =
      new TitleCleaner(AuthorNamesTest.siteCalled("Example Herald"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Bridge reopens; Bridge reopens",
        "Bridge reopens | Example Herald; Bridge reopens",
        "Bridge reopens - The Example Herald; Bridge reopens",
        "Bridge reopens – Example Herald – News; Bridge reopens",
        "Example Herald | Bridge reopens; Bridge reopens",
        "Bridge reopens：new era｜Example Herald; Bridge reopens：new era",
        "Bridge reopens - herald.example; Bridge reopens",
        "Bridge – or tunnel?; Bridge – or tunnel?",
        "Berlin: Bridge reopens; Berlin: Bridge reopens",
      })
  void shouldTakeOffTheName(String title, String expected) {
    assertThat(cleaner.clean(title, List.of())).isEqualTo(expected);
  }

  @Test
  void shouldTakeOffWhatAnotherSourceDoesNotHave() {
    assertThat(
            cleaner.clean("Bridge reopens today - Local - Paper", List.of("Bridge reopens today")))
        .isEqualTo("Bridge reopens today");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Bridge reopens today | Paper; Bridge reopens today",
        "Bridge reopens today | Local | A Paper of Some Kind; Bridge reopens today",
        "市内の橋が十年ぶりに再開通した朝｜新聞; 市内の橋が十年ぶりに再開通した朝",
        "Bridge | A long story of how it was built and fell; "
            + "Bridge | A long story of how it was built and fell",
        "Bridge reopens today - Paper; Bridge reopens today - Paper",
      })
  void shouldCutATitleOfTheHeadAtTheBar(String title, String expected) {
    assertThat(TitleCleaner.upToBar(title)).isEqualTo(expected);
  }
}
