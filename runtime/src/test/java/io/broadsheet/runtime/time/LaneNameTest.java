package io.broadsheet.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "2019", "wire.1987-10_b", "-", "..", "0123456789abcdef"})
  void shouldTakeWhatIsAName(String name) {
    assertThat(LaneName.inRecords(name)).isEqualTo(name);
    assertThat(LaneName.fault("x".repeat(64))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Archive", "a b", "a/b", "ä", "a\n", "\ud800"})
  void shouldRefuseWhatIsNone(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LaneName.inRecords(name))
        .withMessageContaining("1 to 64");
    assertThat(LaneName.fault("x".repeat(65))).isPresent();
  }

  @Test
  void shouldHaveNoNameInRecordsForTheDefaultLane() {
    assertThat(LaneName.inRecords(null)).isNull();
    assertThat(LaneName.inRecords("default")).isNull();
  }
}
