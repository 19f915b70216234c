package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Oracle;
import io.broadsheet.dedupe.decide.RandomStreams;
import io.broadsheet.dedupe.decide.RandomStreams.Stream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tasks come to the decisions of the oracle, whatever happens in between. */
class ProtocolPropertyTest {

  private static final Duration NO_LIMIT = Duration.ofDays(1000);

  @Provide
  Arbitrary<Stream> streams() {
    return RandomStreams.streams();
  }

  @Property(tries = 6000)
  void shouldDecideAsTheOracleUnderAnySchedule(
      @ForAll("streams") Stream stream,
      @ForAll @IntRange(min = 1, max = 5) int tasks,
      @ForAll long schedule) {
    check(stream, tasks, schedule, 0, new Wire());
  }

  @Property(tries = 6000)
  void shouldDecideAsTheOracleThroughCrashes(
      @ForAll("streams") Stream stream,
      @ForAll @IntRange(min = 1, max = 5) int tasks,
      @ForAll long schedule) {
    check(stream, tasks, schedule, 0.05, new Wire());
  }

  static void check(Stream stream, int tasks, long schedule, double crashes, Wire wire) {
    ConsumerView view =
        new Simulation(schedule, tasks, stream.settings(), NO_LIMIT, wire)
            .run(stream.arrivals(), crashes);
    assertThat(view.decisions()).isEqualTo(oracle(stream.settings(), stream.arrivals()));
  }

  /**
   * Seeds that showed errors: an answer was taken for that to a later question; a word about an old
   * version of an article was taken for one about its next.
   */
  @ParameterizedTest
  @ValueSource(longs = {1057, 2353, 20815, 23899, 39883})
  void shouldDecideAsTheOracleWhereItOnceFailed(long seed) {
    ProtocolStressTest.check(seed);
  }

  static Map<String, Decision> oracle(DedupeSettings settings, List<Article> articles) {
    return new Oracle(settings)
        .decide(articles).stream().collect(Collectors.toMap(Decision::id, decision -> decision));
  }
}
