package io.broadsheet.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LongIndexTest {

  @Property
  void shouldAnswerAsAMapWould(
      @ForAll @Size(max = 300) List<@IntRange(min = -20, max = 20) Integer> keys,
      @ForAll @Size(300) List<@IntRange(min = -1, max = 5) Integer> values) {
    LongIndex index = new LongIndex();
    Map<Long, Long> map = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      long hash = keys.get(i) * 0x4000_0000_0000L;
      long value = values.get(i);
      Long before = value < 0 ? map.remove(hash) : map.put(hash, value);

      assertThat(index.put(hash, value)).isEqualTo(before == null ? -1 : before);
    }
  }

  @Test
  void shouldKeepAllEntriesWhileItGrowsAndForgetThoseTakenAway() {
    LongIndex index = new LongIndex();
    for (long i = 0; i < 100_000; i++) {
      index.put(i * 31, i);
      if (i % 3 == 0) {
        index.put(i * 31, -1);
      }
    }
    for (long i = 0; i < 100_000; i++) {
      assertThat(index.put(i * 31, -1)).isEqualTo(i % 3 == 0 ? -1 : i);
    }
  }
}
