package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.decide.RandomStreams;
import io.broadsheet.dedupe.decide.RandomStreams.Stream;
import io.broadsheet.dedupe.feature.Features;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is forgotten is not missed, as long as articles are no later than is allowed for. */
class ExpiryPropertyTest {

  private static final Duration LATENESS = Duration.ofHours(2);

  @Provide
  Arbitrary<Stream> streams() {
    return RandomStreams.streams();
  }

  @Property(tries = 1000)
  void shouldDecideAsTheOracleWhileStateGoes(
      @ForAll("streams") Stream stream,
      @ForAll @IntRange(min = 1, max = 5) int tasks,
      @ForAll long schedule) {
    check(stream, tasks, schedule, new Wire());
  }

  /** Seeds that came out wrong with 8 rounds of agreement. */
  @ParameterizedTest
  @ValueSource(longs = {1807, 1921, 6571, 13315, 13423, 19693, 19921})
  void shouldDecideAsTheOracleThroughLongChainsOfChanges(long seed) {
    ProtocolStressTest.checkExpiry(seed);
  }

  static void check(Stream stream, int tasks, long schedule, Wire wire) {
    List<Article> arrivals = RandomStreams.delayed(stream.arrivals(), LATENESS);
    ConsumerView view =
        new Simulation(schedule, tasks, stream.settings(), LATENESS, wire)
            .ticking(0.2)
            .run(arrivals, 0.03);
    assertThat(view.late()).isEmpty();
    assertThat(view.decisions())
        .isEqualTo(ProtocolPropertyTest.oracle(stream.settings(), arrivals));
  }

  @Property(tries = 300)
  void shouldEndWithNothingButWhatIsNew(
      @ForAll("streams") Stream stream,
      @ForAll @IntRange(min = 1, max = 5) int tasks,
      @ForAll long schedule) {
    Simulation simulation =
        new Simulation(schedule, tasks, stream.settings(), LATENESS).ticking(0.1);
    simulation.run(RandomStreams.delayed(stream.arrivals(), LATENESS), 0.03);
    Article last = article("last", Duration.ofDays(30), "one more story");
    simulation.take(last);
    simulation.tickAll(task -> task != simulation.homeOf("last"));
    assertThat(simulation.indexedKeys()).isEqualTo(Crawls.of(last).features().keys().length);
    assertThat(simulation.storedEntries()).as("body, registrations").isBetween(2, 1 + tasks);
    assertThat(simulation.progressEntries())
        .as("no open batches")
        .isLessThanOrEqualTo(tasks * (3 + tasks));
    long ids = stream.arrivals().size();
    assertThat(simulation.rememberedEntries()).as("one for each article").isEqualTo((int) ids);
  }

  /** The accounting law, beyond what the tasks remember. */
  @Property(tries = 1000)
  void shouldTakeBackWhatStandsInTheOtherTopicWhenForgottenArticlesComeAgain(
      @ForAll("streams") Stream first,
      @ForAll("streams") Stream again,
      @ForAll @IntRange(min = 1, max = 5) int tasks,
      @ForAll long schedule) {
    Simulation simulation = new Simulation(schedule, tasks, first.settings(), LATENESS);
    simulation.run(first.arrivals(), 0.03);
    simulation.take(article("between", Duration.ofDays(30), "one more story"));
    simulation.tickAll(task -> task != simulation.homeOf("between"));
    simulation.view().forget();
    List<Article> later = RandomStreams.later(again.arrivals(), Duration.ofDays(60));
    simulation.run(later, 0.03);
    List<Article> news = withoutUnchanged(first.arrivals(), later);
    assertThat(simulation.view().decisions())
        .containsAllEntriesOf(ProtocolPropertyTest.oracle(first.settings(), news));
  }

  /** What is unchanged since the state of its article went, or older, says nothing new. */
  private static List<Article> withoutUnchanged(List<Article> before, List<Article> later) {
    Map<String, Crawls> known = new HashMap<>();
    Duration gap = Duration.ofDays(1000);
    before.forEach(
        each -> known.merge(each.id(), Crawls.of(each), (one, next) -> one.and(next, gap)));
    Set<String> changed = new HashSet<>();
    List<Article> news = new ArrayList<>();
    for (Article each : later) {
      Crawls crawl = Crawls.of(each);
      Crawls last = known.get(each.id());
      boolean says = last == null || crawl.features().printHash() != last.features().printHash();
      boolean isNews = says && (last == null || !crawl.latest().isBefore(last.latest()));
      if (isNews || changed.contains(each.id())) {
        changed.add(each.id());
        news.add(each);
      } else if (!says) {
        known.merge(each.id(), crawl, (one, next) -> one.and(next, gap));
      }
    }
    return news;
  }

  @Test
  void shouldDecideALateArticleAgainstWhatIsLeftAndSaySo() {
    Simulation simulation = new Simulation(1, 3, DedupeSettings.DEFAULT, LATENESS);
    simulation.take(article("a", Duration.ZERO, STORY));
    simulation.take(article("new", Duration.ofDays(9), "quite another story"));
    simulation.tickAll(task -> task != simulation.homeOf("new"));
    simulation.take(article("b", Duration.ofHours(1), STORY));
    simulation.take(article("c", Duration.ofHours(2), STORY));
    assertThat(simulation.view().late()).containsExactlyInAnyOrder("b", "c");
    assertThat(simulation.view().decisions().get("a").isCanonical()).isTrue();
    assertThat(simulation.view().decisions().get("b").isCanonical()).as("a is forgotten").isTrue();
    assertThat(simulation.view().decisions().get("c").canonicalId()).isEqualTo("b");
  }

  @Test
  void shouldWaitForTheSlowestUnlessItIsIdle() {
    Simulation simulation = new Simulation(1, 2, DedupeSettings.DEFAULT, LATENESS);
    String[] ids = oneInEach(simulation);
    simulation.take(article(ids[0], Duration.ZERO, STORY));
    simulation.take(article(ids[1], Duration.ofDays(9), "quite another story"));
    int stored = simulation.storedEntries();
    simulation.tickAll(task -> false);
    assertThat(simulation.storedEntries()).isEqualTo(stored);
    simulation.tickAll(task -> task == simulation.homeOf(ids[0]));
    assertThat(simulation.storedEntries()).isLessThan(stored);
    assertThat(simulation.indexedKeys()).isPositive();
  }

  @Test
  void shouldNotHoldABatchForOnePageOfAnotherLane() {
    Simulation simulation = new Simulation(1, 1, DedupeSettings.DEFAULT, LATENESS);
    simulation.takeAll(
        List.of(
            article("a", Duration.ZERO, STORY),
            article("b", Duration.ZERO, "a short story of our own"),
            inLane("archive", article("old", Duration.ofDays(-900), "far away")),
            article("new", Duration.ofDays(9), "quite another story")));
    simulation.tickAll(task -> false);
    assertThat(simulation.indexedKeys())
        .isEqualTo(
            Features.of(null, "far away").keys().length
                + Features.of(null, "quite another story").keys().length);
  }

  private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
  private static final String STORY =
      IntStream.range(0, 60).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

  private static Article inLane(String lane, Article article) {
    return RandomStreams.inLane(article, lane);
  }

  private static Article article(String id, Duration after, String text) {
    return new Article(id, null, START.plus(after), null, text);
  }

  private static String[] oneInEach(Simulation simulation) {
    return IntStream.range(0, 2)
        .mapToObj(
            task ->
                IntStream.range(0, 100)
                    .mapToObj(i -> "x" + i)
                    .filter(id -> simulation.homeOf(id) == task)
                    .findFirst()
                    .orElseThrow())
        .toArray(String[]::new);
  }
}
