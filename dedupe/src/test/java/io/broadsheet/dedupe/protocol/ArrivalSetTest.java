package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ArrivalSetTest {

  @Property
  void shouldHoldWhatWasAdded(
      @ForAll Set<@LongRange(max = 200_000) Long> added,
      @ForAll Set<@LongRange(max = 200_000) Long> others) {
    ArrivalSet set = new ArrivalSet();
    added.forEach(set::add);
    assertThat(added).allMatch(set::contains);
    assertThat(others).allMatch(number -> set.contains(number) == added.contains(number));
  }
}
