package io.broadsheet.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FetchTimeRuleTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final FetchTimeRule RULE = FetchTimeRule.DEFAULT;

  @Test
  void shouldBelieveFromTheFloorToADayAhead() {
    assertThat(RULE.believes(RULE.floor(), NOW)).isTrue();
    assertThat(RULE.believes(RULE.floor().minusMillis(1), NOW)).isFalse();
    assertThat(RULE.believes(NOW.plus(RULE.ahead()), NOW)).isTrue();
    assertThat(RULE.believes(NOW.plus(RULE.ahead()).plusMillis(1), NOW)).isFalse();
  }

  @Test
  void shouldReplaceWhatIsNotBelievedByTheTimeOfReceipt() {
    for (String absurd : new String[] {"0001-01-01T00:00:00Z", "2100-01-01T00:00:00Z"}) {
      assertThat(RULE.believed(Instant.parse(absurd), NOW)).isEqualTo(NOW);
    }
    assertThat(RULE.believed(Instant.MIN, NOW)).isEqualTo(NOW);
    assertThat(RULE.believed(Instant.MAX, NOW)).isEqualTo(NOW);
  }

  @Test
  void shouldOrderNoPageAfterItsReceipt() {
    assertThat(RULE.effective(NOW.plusSeconds(3601), NOW)).isEqualTo(NOW);
    assertThat(RULE.effective(NOW.plusSeconds(3600), NOW))
        .as("clocks differ")
        .isEqualTo(NOW.plusSeconds(3600));
    assertThat(RULE.effective(NOW.minusSeconds(7200), NOW)).isEqualTo(NOW.minusSeconds(7200));
    assertThat(RULE.effective(Instant.MIN, NOW)).isEqualTo(NOW);
  }

  @Test
  void shouldTakeTheClockWhereTheTimestampOfARecordIsAbsurdToo() {
    assertThat(RULE.receipt(NOW.minusSeconds(9).toEpochMilli(), NOW))
        .isEqualTo(NOW.minusSeconds(9));
    assertThat(RULE.receipt(-1, NOW)).isEqualTo(NOW);
    assertThat(RULE.receipt(Long.MIN_VALUE, NOW)).isEqualTo(NOW);
    assertThat(RULE.receipt(Long.MAX_VALUE, NOW)).isEqualTo(NOW);
  }
}
