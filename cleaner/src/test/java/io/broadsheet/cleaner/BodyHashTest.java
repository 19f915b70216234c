package io.broadsheet.cleaner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyHashTest {

  @Test
  void shouldNeverChange() {
    assertThat(BodyHash.of("Two roads diverged.")).isEqualTo("40f51ba040b69230b54f69093466917f");
  }

  @Test
  void shouldIgnoreCaseSpaceAndPunctuation() {
    assertThat(BodyHash.of("“Two roads”,\n\ndiverged!"))
        .isEqualTo(BodyHash.of("two ROADS diverged"));
    assertThat(BodyHash.of("Straße ｱ")).isEqualTo(BodyHash.of("STRASSE ア"));
  }

  @Test
  void shouldKeepWhatDistinguishesWords() {
    assertThat(BodyHash.of("दिन")).isNotEqualTo(BodyHash.of("दान"));
    assertThat(BodyHash.of("page 1")).isNotEqualTo(BodyHash.of("page 2"));
  }

  @Test
  void shouldTakeNullAsEmpty() {
    assertThat(BodyHash.of(null)).isEqualTo(BodyHash.of(" – "));
  }
}
