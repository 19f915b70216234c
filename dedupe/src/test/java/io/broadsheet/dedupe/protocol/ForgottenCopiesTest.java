package io.broadsheet.dedupe.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
  void shouldReadItsOwnEntriesAndNoOthers() {
    store.put("cop".getBytes(US_ASCII), new byte[] {-1});
    store.put("open1234".getBytes(US_ASCII), new byte[] {-1});
    forgotten.add("a");

    ForgottenCopies restarted = new ForgottenCopies(store);
    assertThat(restarted.mayHold("a")).isTrue();
    assertThat(restarted.mayHold("b")).isFalse();
  }

  @Test
  void shouldMissNoneAndHoldFewInErrorInBoundedSpace() {
    IntStream.range(0, 1_600_000).forEach(i -> forgotten.add("copy" + i));

    assertThat(IntStream.range(0, 10_000)).allMatch(i -> forgotten.mayHold("copy" + 160 * i));
    ForgottenCopies restarted = new ForgottenCopies(store);
    assertThat(IntStream.range(0, 10_000)).allMatch(i -> restarted.mayHold("copy" + 160 * i));
    long inError = IntStream.range(0, 10_000).filter(i -> forgotten.mayHold("other" + i)).count();
    assertThat(inError).isBetween(1L, 250L);
    assertThat(store.bytes()).isLessThanOrEqualTo(70L << 15);
  }
}
