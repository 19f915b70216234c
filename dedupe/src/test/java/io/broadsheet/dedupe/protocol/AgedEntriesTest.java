package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.protocol.AgedEntries.Judge;
import io.broadsheet.dedupe.protocol.AgedEntries.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AgedEntriesTest {

  private final MemoryStore store = new MemoryStore();
  private int looks;

  /** However young and old are mixed, all that is due goes in the end and all else stays. */
  @Property
  void shouldTakeAllThatIsDueAndNothingElse(
      @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> ages,
      @ForAll @IntRange(min = 1, max = 20) int most,
      @ForAll @IntRange(min = 1, max = 5) int young,
      @ForAll @IntRange(min = 1, max = 5) int further) {
    MemoryStore entries = new MemoryStore();
    for (int i = 0; i < ages.size(); i++) {
      entries.put(key(i), new byte[] {ages.get(i).byteValue()});
    }
    AgedEntries aged = new AgedEntries(entries, key(0), null, new Pace(most, young, further));
    for (int due = 9; due > 3; due -= 3) {
      for (int call = 0; call <= ages.size() + 1; call++) {
        aged.take(takingFrom(entries, due));
      }
      int least = due;
      assertThat(ages(entries)).isEqualTo(ages.stream().filter(age -> age < least).toList());
    }
  }

  @Test
  void shouldNotLookFurtherThanSomeYoungEntriesFromTheOldestOn() {
    IntStream.range(0, 1_000).forEach(i -> store.put(key(i), new byte[] {(byte) (i < 10 ? 9 : 0)}));
    AgedEntries aged = new AgedEntries(store, key(0), null, new Pace(500, 4, 2));

    aged.take(takingFrom(store, 5));
    assertThat(ages(store)).hasSize(990).containsOnly(0);
    assertThat(looks).isEqualTo(10 + 4 + 2);

    aged.take(takingFrom(store, 5));
    assertThat(looks).isEqualTo(2 * (4 + 2) + 10);
  }

  @Test
  void shouldStayWithinItsPart() {
    IntStream.range(0, 30).forEach(i -> store.put(key(i), new byte[] {9}));
    AgedEntries aged = new AgedEntries(store, key(10), key(20), new Pace(7, 2, 3));

    IntStream.range(0, 30).forEach(i -> aged.take(takingFrom(store, 5)));

    assertThat(store.size()).isEqualTo(20);
    assertThat(store.get(key(9))).isNotNull();
    assertThat(store.get(key(20))).isNotNull();
  }

  private Judge takingFrom(MemoryStore entries, int due) {
    return (key, value) -> {
      looks++;
      return value[0] >= due ? () -> entries.delete(key) : null;
    };
  }

  private static List<Integer> ages(MemoryStore entries) {
    List<Integer> ages = new ArrayList<>();
    entries.scan(new byte[0], (key, value) -> ages.add((int) value[0]));
    return ages;
  }

  private static byte[] key(int number) {
    return new ByteWriter().fixed(number, Integer.BYTES).toBytes();
  }
}
