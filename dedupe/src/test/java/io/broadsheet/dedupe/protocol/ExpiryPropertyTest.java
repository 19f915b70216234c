package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.RandomStreams;
import io.broadsheet.dedupe.decide.RandomStreams.Stream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is forgotten is not missed, as long as articles are no later than is allowed for. */
class ExpiryPropertyTest {

  private static final Duration LATENESS = Duration.ofHours(2);

  @Provide
  Arbitrary<Stream> streams() {
    return RandomStreams.streams();
  }

  @Property(tries = 2000)
  void shouldDecideAsTheOracleWhileStateGoes(
      @ForAll("streams") Stream stream,
      @ForAll @IntRange(min = 1, max = 5) int tasks,
      @ForAll long schedule) {
    check(stream, tasks, schedule, new Wire());
  }

  private static void check(Stream stream, int tasks, long schedule, Wire wire) {
    List<Article> arrivals = RandomStreams.delayed(stream.arrivals(), LATENESS);
    ConsumerView view =
        new Simulation(schedule, tasks, stream.settings(), LATENESS, wire)
            .ticking(0.2)
            .run(arrivals, 0.03);
    assertThat(view.late()).isEmpty();
    assertThat(view.decisions())
        .isEqualTo(ProtocolPropertyTest.oracle(stream.settings(), arrivals));
  }
}
