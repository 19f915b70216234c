package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.protocol.MemoryStore;
import io.broadsheet.runtime.time.FetchTimeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class EntranceTest {

  private final EarlyInputs early = new EarlyInputs(new MemoryStore(), FetchTimeRule.DEFAULT);
  private final List<String> taken = new ArrayList<>();
  private final List<Boolean> told = new ArrayList<>();
  private int toLoad;

  private Entrance entrance(int toLoad) {
    this.toLoad = toLoad;
    return new Entrance(
        "0_0",
        this::load,
        early,
        next -> taken.add(next.place()),
        EntranceTest::sliceOfTwo,
        told::add);
  }

  private boolean load(BooleanSupplier mayGoOn) {
    while (toLoad > 0 && mayGoOn.getAsBoolean()) {
      toLoad--;
    }
    return toLoad == 0;
  }

  private static BooleanSupplier sliceOfTwo() {
    int[] left = {2};
    return () -> left[0]-- > 0;
  }

  private void keep(String... places) {
    for (String place : places) {
      early.add(place, new Accepted.Message(new byte[0]));
    }
  }

  @Test
  void shouldBeOpenAtOnceWhereLittleIsToRead() {
    assertThat(entrance(1).isOpen()).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void shouldReadASliceACallAndTakeWhatWaitsFirst() {
    Entrance entrance = entrance(4);

    assertThat(entrance.isOpen()).isFalse();
    keep("1", "2", "3");
    assertThat(entrance.isOpen()).as("the second slice ends the reading").isFalse();
    assertThat(taken).isEmpty();
    assertThat(entrance.isOpen()).isFalse();
    assertThat(taken).containsExactly("1", "2");
    assertThat(entrance.isOpen()).isTrue();
    assertThat(taken).containsExactly("1", "2", "3");
    assertThat(told).containsExactly(true, false);
  }

  @Test
  void shouldTakeWhatHasWaitedSinceBeforeARestart() {
    keep("1");

    assertThat(entrance(0).isOpen()).isTrue();
    assertThat(taken).containsExactly("1");
  }

  @Test
  void shouldNotCountAsLoadingWhenItEndsBefore() {
    Entrance entrance = entrance(9);
    entrance.isOpen();
    entrance.close();

    assertThat(told).containsExactly(true, false);
  }

  @Test
  void shouldTakeAShareOfTheIntervalBetweenPolls() {
    assertThat(Slice.of(Map.of()).time()).hasMillis(200);
    assertThat(Slice.of(Map.of("max.poll.interval.ms", "3000")).time()).hasMillis(30);
    assertThat(Slice.of(Map.of("main.consumer.max.poll.interval.ms", 4000)).time()).hasMillis(40);
  }
}
