package io.broadsheet.dedupe.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IntSetsTest {

  @Property
  void shouldSortBriefHashesAsAnyOthers(
      @ForAll @Size(max = 300) List<@IntRange(max = (1 << Hash.BRIEF_BITS) - 1) Integer> some) {
    int[] values = some.stream().mapToInt(Integer::intValue).toArray();
    int[] expected = Arrays.stream(values).sorted().distinct().toArray();
    assertThat(IntSets.ofBrief(values.clone())).isEqualTo(expected);
    assertThat(IntSets.of(values.clone())).isEqualTo(expected);
  }
}
