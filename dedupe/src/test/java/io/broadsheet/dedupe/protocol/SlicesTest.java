package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlicesTest {

  private final MemoryStore store = new MemoryStore();
  private final List<Integer> seen = new ArrayList<>();

  @BeforeEach
  void fill() {
    for (byte i = 1; i <= 5; i++) {
      store.put(new byte[] {i}, new byte[0]);
    }
  }

  private Slices from(int key, int last) {
    return new Slices(
        store,
        new byte[] {(byte) key},
        (found, value) -> {
          boolean wanted = found[0] <= last;
          if (wanted) {
            seen.add((int) found[0]);
          }
          return wanted;
        });
  }

  @Test
  void shouldReadAllAtOnceWhileItMayGoOn() {
    assertThat(from(2, 9).read(() -> true)).isTrue();
    assertThat(seen).containsExactly(2, 3, 4, 5);
  }

  @Test
  void shouldReadEachEntryOnceInSlicesOfOne() {
    Slices slices = from(0, 4);
    int calls = 1;
    while (!slices.read(() -> false)) {
      assertThat(seen).hasSize(calls++);
    }
    assertThat(seen).containsExactly(1, 2, 3, 4);
    assertThat(slices.read(() -> true)).isTrue();
    assertThat(seen).hasSize(4);
  }

  @Test
  void shouldHaveReadAStoreWithoutEntries() {
    assertThat(new Slices(new MemoryStore(), new byte[0], (k, v) -> true).read(() -> false))
        .isTrue();
  }
}
