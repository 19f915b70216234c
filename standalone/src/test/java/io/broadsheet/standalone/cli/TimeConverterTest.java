package io.broadsheet.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class TimeConverterTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-17, 2026-03-17T00:00:00Z",
    "2026-03-17T09:30:00Z, 2026-03-17T09:30:00Z",
    "2026-03-17T09:30:00+02:00, 2026-03-17T07:30:00Z",
    "1773739800000, 2026-03-17T09:30:00Z"
  })
  void shouldReadTheFormsThatUsersWrite(String text, Instant time) {
    assertThat(new TimeConverter().convert(text)).isEqualTo(time);
  }

  @Test
  void shouldSayWhichFormsThereAre() {
    assertThatThrownBy(() -> new TimeConverter().convert("yesterday"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("2026-03-17T09:30:00Z");
  }
}
