package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ArrivalSetTest {

  @Property
  void shouldHoldWhatWasAddedAndNotRemoved(
      @ForAll List<@LongRange(max = 200_000) Long> added,
      @ForAll List<@LongRange(max = 200_000) Long> removed) {
    ArrivalSet set = new ArrivalSet();
    Set<Long> expected = new HashSet<>(added);
    added.forEach(set::add);
    removed.forEach(set::remove);
    removed.forEach(expected::remove);
    assertThat(added).allMatch(number -> set.contains(number) == expected.contains(number));
    assertThat(removed).noneMatch(set::contains);
  }
}
