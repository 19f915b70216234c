package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class HexIdTest {

  @Property
  void shouldGiveBackWhatItPacked(
      @ForAll @StringLength(32) @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'f')
          String id) {
    assertThat(HexId.is(id)).isTrue();
    assertThat(HexId.of(HexId.half(id, 0), HexId.half(id, HexId.HALF))).isEqualTo(id);
  }

  @Property
  void shouldTellWhatIsNone(
      @ForAll
          @StringLength(min = 31, max = 33)
          @CharRange(from = '0', to = '9')
          @CharRange(from = 'a', to = 'g')
          @Chars({'A', 'F', '/', ':', '`', 'é', '０'})
          String id) {
    assertThat(HexId.is(id)).isEqualTo(id.matches("[0-9a-f]{32}"));
  }

  @Test
  void shouldTakeTheHighestDigits() {
    assertThat(HexId.half("f".repeat(32), 0)).isEqualTo(-1);
  }
}
