package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.decide.RandomStreams;
import io.broadsheet.dedupe.decide.RandomStreams.Stream;
import io.broadsheet.dedupe.match.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What a consumer holds that applies all committed records, through many random schedules: after
 * each transaction no known article is lacking and no pointer leads to nothing (the simulation
 * checks that), and whenever the tasks have come to rest no two canonical articles match. So two
 * that match are held for as long as a change takes, and never longer.
 */
class ChangesSeenTest {

  private static final Duration NO_LIMIT = Duration.ofDays(1000);
  private static final int CASES = 600;

  @Test
  void shouldHoldNoTwoMatchingCanonicalArticlesAtRest() {
    int changes = 0;
    for (long seed = 0; seed < CASES; seed++) {
      changes += restsSeen(seed, new Wire());
    }
    assertThat(changes).as("decisions that were changed later").isGreaterThan(CASES);
  }

  @Test
  void shouldNoticeALostChange() {
    assertThatThrownBy(
            () -> {
              for (long seed = 0; seed < CASES; seed++) {
                restsSeen(seed, Wire.losing(Message.Change.class));
              }
            })
        .isInstanceOf(AssertionError.class);
  }

  /** Runs a stream with a rest after every few articles; how many records took others back. */
  private static int restsSeen(long seed, Wire wire) {
    Stream stream = RandomStreams.ofSeed(seed);
    Simulation simulation =
        new Simulation(seed, 1 + (int) (seed % 5), stream.settings(), NO_LIMIT, wire);
    Random random = new Random(seed);
    List<Article> taken = new ArrayList<>();
    int changes = 0;
    while (taken.size() < stream.arrivals().size()) {
      int end = Math.min(taken.size() + 1 + random.nextInt(4), stream.arrivals().size());
      List<Article> next = stream.arrivals().subList(taken.size(), end);
      taken.addAll(next);
      Map<String, Decision> held = simulation.run(next, 0.05).decisions();
      assertThat(held).isEqualTo(ProtocolPropertyTest.oracle(stream.settings(), taken));
      if (stream.settings().candidatesPerKey() >= taken.size()) {
        assertNoTwoMatch(stream, taken, held);
      }
      changes +=
          (int)
              simulation.view().takeLog().stream()
                  .filter(told -> told.startsWith("retract") || told.startsWith("withdraw"))
                  .count();
    }
    return changes;
  }

  private static void assertNoTwoMatch(
      Stream stream, List<Article> taken, Map<String, Decision> held) {
    Map<String, Crawls> crawls = new HashMap<>();
    Duration gap = stream.settings().editionGap();
    taken.forEach(
        article ->
            crawls.merge(article.id(), Crawls.of(article), (known, next) -> known.and(next, gap)));
    List<Crawls> canonical =
        held.values().stream()
            .filter(Decision::isCanonical)
            .map(decision -> crawls.get(decision.id()))
            .collect(Collectors.toList());
    for (int i = 0; i < canonical.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(match(stream, canonical.get(i), canonical.get(j))).isFalse();
      }
    }
  }

  private static boolean match(Stream stream, Crawls one, Crawls other) {
    Duration apart = Duration.between(one.first(), other.first()).abs();
    return apart.compareTo(stream.settings().window()) <= 0
        && one.features().sharesKeyWith(other.features())
        && Matcher.match(one.features(), other.features()).isPresent();
  }
}
