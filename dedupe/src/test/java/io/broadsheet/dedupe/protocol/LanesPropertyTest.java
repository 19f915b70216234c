package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.decide.RandomStreams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Each lane is decided as the oracle decides it, whatever comes in the others meanwhile. */
class LanesPropertyTest {

  private static final Duration LATENESS = Duration.ofHours(2);

  /** All is in state, so lanes do not matter at all. */
  @Property(tries = 3000)
  void shouldDecideAsTheOracleWithEditionsAndLanes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int tasks) {
    ProtocolPropertyTest.check(
        RandomStreams.withEditionsAndLanes(seed), tasks, seed, 0.05, new Wire());
  }

  /** Archives of years ago beside a live crawl, each in the order of its own time. */
  @Property(tries = 1000)
  void shouldDecideEachLaneAsTheOracleWhileStateGoes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int tasks) {
    check(seed, tasks, "a2019", "b2016");
  }

  /**
   * @param lanes of the two archives
   */
  static void check(long seed, int tasks, String... lanes) {
    RandomStreams.Stream stream = RandomStreams.ofSeed(seed);
    List<List<Article>> feeds = new ArrayList<>();
    feeds.add(lane(0, null, stream.arrivals()));
    for (int i = 1; i <= lanes.length; i++) {
      feeds.add(lane(i, lanes[i - 1], RandomStreams.ofSeed(seed + 1_000_003L * i).arrivals()));
    }
    List<Article> arrivals = interleaved(feeds, new Random(seed));
    Simulation simulation = new Simulation(seed, tasks, stream.settings(), LATENESS);
    ConsumerView view = simulation.ticking(0.2).run(arrivals, 0.03);
    assertThat(view.late()).isEmpty();
    assertThat(view.acrossLanes()).isEmpty();
    for (List<Article> lane : feeds) {
      assertThat(view.decisions())
          .containsAllEntriesOf(ProtocolPropertyTest.oracle(stream.settings(), lane));
    }
  }

  /** Of one feed, in ids of its own, years before those of the one before. */
  private static List<Article> lane(int number, String lane, List<Article> articles) {
    List<Article> some = new ArrayList<>();
    for (Article article : RandomStreams.delayed(articles, LATENESS)) {
      some.add(
          new Article(
              number + article.id(),
              null,
              article.fetchedAt().minus(Duration.ofDays(1000L * number)),
              article.title(),
              article.text(),
              lane,
              true));
    }
    return some;
  }

  private static List<Article> interleaved(List<List<Article>> lanes, Random random) {
    List<List<Article>> left = new ArrayList<>();
    lanes.forEach(lane -> left.add(new ArrayList<>(lane)));
    List<Article> all = new ArrayList<>();
    while (left.stream().anyMatch(lane -> !lane.isEmpty())) {
      List<Article> next = left.get(random.nextInt(left.size()));
      if (!next.isEmpty()) {
        all.add(next.remove(0));
      }
    }
    assertThat(new HashSet<>(all)).hasSameSizeAs(all);
    return all;
  }
}
