package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.decide.RandomStreams;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The property of {@link ProtocolPropertyTest} over as many cases as {@code protocol.cases} says,
 * with crashes, over one to six tasks.
 */
@EnabledIfSystemProperty(named = "protocol.cases", matches = "\\d+")
class ProtocolStressTest {

  @Test
  void shouldDecideAsTheOracleInManyCases() {
    run(ProtocolStressTest::check);
  }

  @Test
  void shouldDecideAsTheOracleInManyCasesWithEditionsAndLanes() {
    run(ProtocolStressTest::checkEditions);
  }

  @Test
  void shouldDecideAsTheOracleInManyCasesWhileStateGoes() {
    run(ProtocolStressTest::checkExpiry);
  }

  private static void run(LongConsumer check) {
    Map<Long, String> failed = new TreeMap<>();
    long first = Long.getLong("protocol.first", 0);
    for (long seed = first; seed < first + Long.getLong("protocol.cases"); seed++) {
      try {
        check.accept(seed);
      } catch (AssertionError | RuntimeException e) {
        failed.put(seed, e.toString());
      }
    }
    assertThat(failed).isEmpty();
  }

  static void check(long seed) {
    ProtocolPropertyTest.check(
        RandomStreams.ofSeed(seed), 1 + (int) (seed % 6), seed, 0.05, new Wire());
  }

  static void checkEditions(long seed) {
    ProtocolPropertyTest.check(
        RandomStreams.withEditionsAndLanes(seed), 1 + (int) (seed % 6), seed, 0.05, new Wire());
  }

  static void checkExpiry(long seed) {
    ExpiryPropertyTest.check(RandomStreams.ofSeed(seed), 1 + (int) (seed % 6), seed, new Wire());
  }
}
