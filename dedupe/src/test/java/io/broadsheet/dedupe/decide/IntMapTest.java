package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IntMapTest {

  /** Keys of few values that start at neighbouring slots, so that chains of them form and break. */
  @Property(tries = 1000)
  void shouldBehaveAsAnyMap(
      @ForAll @Size(max = 200) List<@IntRange(min = -40, max = 40) Integer> steps) {
    IntMap map = new IntMap(0);
    Map<Integer, Integer> expected = new HashMap<>();
    for (int step : steps) {
      int key = Math.abs(step) % 2 == 0 ? Math.abs(step) * 1024 : -Math.abs(step);
      int value = step % 3 == 0 ? -step - 1 : step + 1;
      if (step < 0) {
        map.remove(key);
        expected.remove(key);
      } else {
        map.put(key, value);
        expected.put(key, value);
      }
    }
    assertThat(map.size()).isEqualTo(expected.size());
    for (int key = 0; key <= 40; key++) {
      assertThat(map.get(-key)).isEqualTo(expected.getOrDefault(-key, IntMap.ABSENT));
      assertThat(map.get(key * 1024)).isEqualTo(expected.getOrDefault(key * 1024, 0));
    }
  }

  @Property(tries = 20)
  void shouldKeepEverythingWhileItGrows(@ForAll @IntRange(max = 5000) int count) {
    IntMap map = new IntMap(count / 3);
    for (int i = 0; i < count; i++) {
      map.put(i * 0x9e3779b9, i + 1);
    }
    for (int i = 0; i < count; i++) {
      assertThat(map.get(i * 0x9e3779b9)).isEqualTo(i + 1);
    }
  }
}
