package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.decide.RandomStreams;
import io.broadsheet.dedupe.decide.RandomStreams.Stream;
import io.broadsheet.dedupe.protocol.Watermarks.Mark;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The properties would notice: with a rule broken on purpose they fail for some of a few cases. */
class NegativeControlTest {

  private static final int CASES = 400;

  @ParameterizedTest
  @ValueSource(classes = {Message.Change.class, Message.Drop.class, Message.Offer.class})
  void shouldNoticeThatAMessageIsLost(Class<? extends Message> kind) {
    assertThat(failures(seed -> decide(seed, Wire.losing(kind)))).isPositive();
  }

  @Test
  void shouldNoticeThatMessagesOvertakeEachOtherBetweenTwoTasks() {
    assertThat(failures(seed -> decide(seed, Wire.overtaking(seed)))).isPositive();
  }

  @Test
  void shouldNoticeThatStateGoesByTheHighestWatermark() {
    assertThat(failures(seed -> expire(seed, byTheHighest()))).isPositive();
  }

  @Test
  void shouldNoticeThatLanesShareAClock() {
    assertThat(failures(seed -> LanesPropertyTest.check(seed, 2, null, null))).isPositive();
  }

  @Test
  void shouldPassWithoutInterference() {
    assertThat(failures(seed -> LanesPropertyTest.check(seed, 2, "a2019", "b2016"))).isZero();
    LongFunction<Wire> honest = seed -> new Wire();
    assertThat(failures(seed -> decide(seed, honest.apply(seed)))).isZero();
    assertThat(failures(seed -> expire(seed, honest.apply(seed)))).isZero();
  }

  private static void decide(long seed, Wire wire) {
    ProtocolPropertyTest.check(RandomStreams.ofSeed(seed), 2 + (int) (seed % 3), seed, 0, wire);
  }

  private static void expire(long seed, Wire wire) {
    Stream stream = RandomStreams.ofSeed(seed);
    ExpiryPropertyTest.check(stream, 2 + (int) (seed % 3), seed, wire);
  }

  private static int failures(LongConsumer run) {
    int failures = 0;
    for (long seed = 0; seed < CASES; seed++) {
      try {
        run.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        failures++;
      }
    }
    return failures;
  }

  /** Each task hears of the others that they are as far as the one that is furthest. */
  private static Wire byTheHighest() {
    Instant[] highest = {Instant.MIN};
    return Wire.tampering(
        envelope -> {
          Mark told = envelope.marks().get(Lanes.DEFAULT_NAME);
          if (told == null || told.at() == null) {
            return envelope;
          }
          Instant at = told.at();
          highest[0] = at.isAfter(highest[0]) ? at : highest[0];
          Mark mark =
              new Mark(
                  highest[0], Pulse.ACTIVE, Collections.nCopies(Watermarks.ROUNDS, highest[0]));
          return Envelope.of(envelope.source(), new TreeMap<>(Map.of(Lanes.DEFAULT_NAME, mark)));
        });
  }
}
