package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberedEntriesTest {

  private final MemoryStore store = new MemoryStore();
  private final NumberedEntries entries = new NumberedEntries(store, "kind");

  private static byte[] bytes(int value) {
    return new byte[] {(byte) value};
  }

  @Test
  void shouldVisitItsOwnInTheOrderOfTheirNumbers() {
    for (long number : new long[] {300, 2, Long.MAX_VALUE, 0}) {
      entries.put(number, bytes(1));
    }
    new NumberedEntries(store, "another").put(1, bytes(1));
    new NumberedEntries(store, "last").put(1, bytes(1));
    List<Long> visited = new ArrayList<>();
    entries.forEach((number, value) -> visited.add(number));
    assertThat(visited).containsExactly(0L, 2L, 300L, Long.MAX_VALUE);
  }

  @Test
  void shouldHoldTheLatestOfANumberUntilItIsDeleted() {
    entries.put(7, bytes(1));
    entries.put(7, bytes(2));
    assertThat(entries.get(7)).containsExactly(2);
    entries.delete(7);
    assertThat(entries.get(7)).isNull();
  }

  @Test
  void shouldReadNumbersOfFewBytes() {
    NumberedEntries brief = new NumberedEntries(store, "brief", Short.BYTES);
    brief.put(0x7fff, bytes(3));
    List<Long> visited = new ArrayList<>();
    brief.forEach((number, value) -> visited.add(number));
    assertThat(visited).containsExactly(0x7fffL);
  }
}
