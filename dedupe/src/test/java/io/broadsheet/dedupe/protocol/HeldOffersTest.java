package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.Message.Drop;
import io.broadsheet.dedupe.protocol.Message.Offer;
import org.junit.jupiter.api.Test;

class HeldOffersTest {

  private static final Version LATER = new Version("later", 1);
  private static final Version EARLIER = new Version("earlier", 1);

  private final MemoryStore store = new MemoryStore();

  private static Offer offer(long key) {
    return new Offer(LATER, EARLIER, new long[] {key});
  }

  @Test
  void shouldKeepTheOrderInWhichTheyCameOverARestart() {
    HeldOffers held = new HeldOffers(store);
    held.hold(9, offer(1));
    held.save(arrival -> arrival <= 6);
    held.hold(7, new Drop(LATER, EARLIER, 1));
    held.hold(9, offer(2));
    held.save(arrival -> arrival <= 6);

    HeldOffers again = new HeldOffers(store);

    assertThat(again.take(9)).usingRecursiveComparison().isEqualTo(held.take(9));
    assertThat(again.take(7)).containsExactly(new Drop(LATER, EARLIER, 1));
    assertThat(again.take(7)).isEmpty();
  }

  @Test
  void shouldLeaveNothingOfCompleteArrivals() {
    HeldOffers held = new HeldOffers(store);
    held.hold(7, offer(1));
    held.save(arrival -> arrival <= 6);
    held.hold(8, offer(1));
    assertThat(store.size()).isEqualTo(1);

    held.save(arrival -> arrival <= 8);

    assertThat(store.size()).isZero();
    assertThat(held.take(7)).isEmpty();
    assertThat(new HeldOffers(store).take(8)).isEmpty();
  }
}
