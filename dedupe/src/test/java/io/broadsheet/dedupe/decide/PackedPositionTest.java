package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PackedPositionTest {

  @Property
  void shouldComeBackAsItWas(@ForAll("positions") Position position) {
    assertThat(PackedPosition.of(position).position()).isEqualTo(position);
  }

  @Property
  void shouldKeepTheOrder(@ForAll("positions") Position a, @ForAll("positions") Position b) {
    int packed = PackedPosition.of(a).compareTo(PackedPosition.of(b));
    assertThat(Integer.signum(packed)).isEqualTo(Integer.signum(a.compareTo(b)));
  }

  /** Ids of 32 digits, such as look like them, and others. */
  @Provide
  Arbitrary<Position> positions() {
    Arbitrary<String> ids =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("0189abf").ofLength(32),
            Arbitraries.strings().withChars("09afAFg ").ofLength(32),
            Arbitraries.strings().ofMaxLength(33));
    return Combinators.combine(Arbitraries.integers().between(-2, 2), ids, Arbitraries.of(1, 2))
        .as((at, id, number) -> new Position(Instant.ofEpochMilli(at), new Version(id, number)));
  }
}
