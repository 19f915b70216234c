package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForgottenCopiesTest {

  private final MemoryStore store = new MemoryStore();
  private final ForgottenCopies forgotten = new ForgottenCopies(store);

  @Test
  void shouldHoldNothingAtFirst() {
    assertThat(forgotten.mayHold("a")).isFalse();
  }

  @Test
  void shouldMissNoneAndHoldFewInErrorInBoundedSpace() {
    IntStream.range(0, 1_600_000).forEach(i -> forgotten.add("copy" + i));

    assertThat(IntStream.range(0, 10_000)).allMatch(i -> forgotten.mayHold("copy" + 160 * i));
    long inError = IntStream.range(0, 10_000).filter(i -> forgotten.mayHold("other" + i)).count();
    assertThat(inError).isBetween(1L, 250L);
    assertThat(store.bytes()).isLessThanOrEqualTo(70L << 15);
  }
}
