package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 2024-05-06 | 2024-05-06T00:00:00Z",
        "en | 2024-05-06T08:30:15.123+02:00 | 2024-05-06T06:30:15Z",
        "en | 2024-05-06T08:30+0200 | 2024-05-06T06:30:00Z",
        "en | 2024-05-06T08:30:15Z | 2024-05-06T08:30:15Z",
        "en | 2024-05-06 08:30:15 +02:00 | 2024-05-06T06:30:15Z",
        "en | 20240506T083015Z | 2024-05-06T08:30:15Z",
        "en | 20240506 | 2024-05-06T00:00:00Z",
        "en | 1714984200 | 2024-05-06T08:30:00Z",
        "en | 1714984200000 | 2024-05-06T08:30:00Z",
        "en | Mon, 06 May 2024 08:30:15 GMT | 2024-05-06T08:30:15Z",
        "en | Mon May 06 2024 08:30:15 GMT+0000 (UTC) | 2024-05-06T08:30:15Z",
        "en | Mon May 6 08:30:15 UTC 2024 | 2024-05-06T08:30:15Z",
        "en | Published May 6, 2024 8:30 p.m. | 2024-05-06T20:30:00Z",
        "en | 6th May 2024 | 2024-05-06T00:00:00Z",
        "en | Sept. 6, 2024 | 2024-09-06T00:00:00Z",
        "en-US | 5/6/2024 | 2024-05-06T00:00:00Z",
        "en-GB | 6/5/2024 | 2024-05-06T00:00:00Z",
        "en-US | 16/5/2024 | 2024-05-16T00:00:00Z",
        "de | 6. Mai 2024, 8:30 Uhr | 2024-05-06T08:30:00Z",
        "de | 06.05.24 | 2024-05-06T00:00:00Z",
        "de | 12. MÄR 2024 | 2024-03-12T00:00:00Z",
        "fr | 6 août 2024 à 8h30 | 2024-08-06T08:30:00Z",
        "fr | 1er févr. 2024 | 2024-02-01T00:00:00Z",
        "es | 6 de mayo de 2024 | 2024-05-06T00:00:00Z",
        "pt | 6 de março de 2024 | 2024-03-06T00:00:00Z",
        "it | 6 maggio 2024 | 2024-05-06T00:00:00Z",
        "pl | 6 listopada 2024 | 2024-11-06T00:00:00Z",
        "hr | 6. listopada 2024. | 2024-10-06T00:00:00Z",
        "cs | 6. května 2024 | 2024-05-06T00:00:00Z",
        "fi | 6. toukokuuta 2024 | 2024-05-06T00:00:00Z",
        "ru | 6 мая 2024 г. | 2024-05-06T00:00:00Z",
        "uk | 6 травня 2024 | 2024-05-06T00:00:00Z",
        "tr | 6 Mayıs 2024 | 2024-05-06T00:00:00Z",
        "el | 6 Μαΐου 2024 | 2024-05-06T00:00:00Z",
        "ar | ٦ مايو ٢٠٢٤ | 2024-05-06T00:00:00Z",
        "hi | 6 मई 2024 | 2024-05-06T00:00:00Z",
        "en | 6 février 2024 | 2024-02-06T00:00:00Z",
        "und | 9 فبراير 2026 | 2026-02-09T00:00:00Z",
        "und | 6 мая 2024 | 2024-05-06T00:00:00Z",
        "de | 6 de mayo de 2024 | 2024-05-06T00:00:00Z",
        "th | 6 พฤษภาคม 2567 | 2024-05-06T00:00:00Z",
        "ja | 2024年5月6日 8時30分 | 2024-05-06T08:30:00Z",
        "ko | 2024년 5월 6일 | 2024-05-06T00:00:00Z",
        "zh | 2024年05月06日08:30 | 2024-05-06T08:30:00Z",
      })
  void shouldRead(String language, String text, String expected) {
    assertThat(DateText.parse(text, Locale.forLanguageTag(language)).map(DateText.Moment::instant))
        .contains(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024",
        "32 May 2024",
        "2024-13-01",
        "5 apples 2024",
        "8:30",
        "5 out 2024",
        "6 listopada 2024"
      })
  void shouldFindNoDateIn(String text) {
    assertThat(DateText.parse(text, Locale.ENGLISH)).isEmpty();
  }

  @Test
  void shouldSayWhetherTheZoneWasGiven() {
    assertThat(DateText.parse("2024-05-06T08:30Z", Locale.ROOT).orElseThrow().hasZone()).isTrue();
    assertThat(DateText.parse("2024-05-06T08:30", Locale.ROOT).orElseThrow().hasZone()).isFalse();
  }

  @Property
  void shouldNeverThrow(@ForAll String text) {
    assertThat(DateText.parse("6 May 2024 " + text, Locale.ENGLISH)).isNotNull();
    assertThat(DateText.parse(text, Locale.ENGLISH)).isNotNull();
  }
}
