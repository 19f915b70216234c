package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Index keys that thousands of articles share cost a bounded number of messages an article, as each
 * key offers the latest 32 before an article.
 *
 * <p>What that can miss: two articles that match, when under every key that they share 32 others
 * stand between them, and none of those is a copy of the earlier one. Copies of one story cannot do
 * that, as each of them leads to the original; many pages of one template between two copies of one
 * page can, when the two share no run of words of their own. Exact copies have a key of their own.
 */
class HotKeysTest {

  private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");
  private static final int CHUNK = 50;

  /** Of one template. */
  private static final int PAGES = Integer.getInteger("hotkeys.pages", 20_000);

  private static final String STORY =
      words(IntStream.range(0, 60).mapToObj(i -> "harbour" + (char) ('a' + i % 26)));

  private final Simulation simulation =
      Simulation.unwatched(7, 4, DedupeSettings.DEFAULT, Duration.ofDays(1000));
  private List<Integer> arrival;
  private int taken;

  @Test
  void shouldDecideAStoryThatIsCarriedThousandsOfTimes() {
    Costs costs = costs(1_000, 3_000, 1_000, i -> STORY + " Copy number " + i);
    assertThat(simulation.view().decisions().values())
        .extracting(Decision::canonicalId)
        .hasSize(5_000)
        .containsOnly("page0");
    assertBounded("story", costs);
  }

  @Test
  void shouldDecideATemplateOnThousandsOfPages() {
    Random random = new Random(1);
    Costs costs = costs(2_000, PAGES - 4_000, 2_000, i -> notice(random));
    assertThat(simulation.view().decisions().values())
        .hasSize(PAGES)
        .allMatch(Decision::isCanonical);
    assertBounded("template", costs);
  }

  @Test
  void shouldFindAnExactCopyBehindThousandsOfPagesOfItsTemplate() {
    Random random = new Random(1);
    String notice = notice(random);
    cost(1, i -> notice);
    cost(1_000, i -> notice(random));
    cost(1, i -> notice);
    assertThat(simulation.view().decisions().get("page1001").canonicalId()).isEqualTo("page0");
  }

  @Test
  void shouldDecideAStoryThatIsCarriedThousandsOfTimesInAnyOrderOfArrival() {
    arrival = shuffled(2_000);
    Costs costs = costs(500, 1_000, 500, i -> STORY + " Copy number " + i);
    assertThat(simulation.view().decisions().values())
        .extracting(Decision::canonicalId)
        .hasSize(2_000)
        .containsOnly("page0");
    assertBoundedInAnyOrder("story", costs);
  }

  @Test
  void shouldDecideATemplateOnThousandsOfPagesInAnyOrderOfArrival() {
    Random random = new Random(1);
    arrival = shuffled(2_000);
    Costs costs = costs(500, 1_000, 500, i -> notice(random));
    assertThat(simulation.view().decisions().values())
        .hasSize(2_000)
        .allMatch(Decision::isCanonical);
    assertBoundedInAnyOrder("template", costs);
  }

  private static List<Integer> shuffled(int size) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(places, new Random(5));
    return places;
  }

  /** What an article costs: messages, bytes of them, and bytes that are stored. */
  private record Cost(double messages, double bytes, double stored) {}

  private record Costs(Cost early, Cost middle, Cost late) {}

  private Costs costs(int early, int middle, int late, IntFunction<String> text) {
    return new Costs(cost(early, text), cost(middle, text), cost(late, text));
  }

  private static void assertBounded(String what, Costs costs) {
    System.out.println(what + ": " + costs);
    assertThat(costs.late.messages).isLessThan(500).isLessThan(1.25 * costs.early.messages);
    assertThat(costs.late.bytes).isLessThan(50_000).isLessThan(1.25 * costs.early.bytes);
    assertThat(costs.late.stored).isLessThan(12_000).isLessThan(1.25 * costs.early.stored);
  }

  /** The articles behind one that comes in late are offered it, and drop another for it. */
  private static void assertBoundedInAnyOrder(String what, Costs costs) {
    System.out.println(what + " in any order: " + costs);
    assertThat(costs.late.messages).isLessThan(1_000).isLessThan(1.5 * costs.middle.messages);
    assertThat(costs.late.bytes).isLessThan(100_000).isLessThan(1.5 * costs.middle.bytes);
    assertThat(costs.late.stored).isLessThan(12_000);
  }

  private Cost cost(int articles, IntFunction<String> text) {
    int messages = simulation.wire().allMessages();
    long bytes = simulation.wire().bytes();
    long stored = stored();
    for (int i = 0; i < articles; i += CHUNK) {
      List<Article> chunk = new ArrayList<>();
      for (int j = i; j < Math.min(articles, i + CHUNK); j++) {
        int place = arrival == null ? taken : arrival.get(taken);
        taken++;
        Instant at = START.plusSeconds(12L * place);
        chunk.add(new Article("page" + place, null, at, "A title", text.apply(j)));
      }
      simulation.takeAll(chunk);
    }
    return new Cost(
        (double) (simulation.wire().allMessages() - messages) / articles,
        (double) (simulation.wire().bytes() - bytes) / articles,
        (double) (stored() - stored) / articles);
  }

  private long stored() {
    return simulation.storedBytes().values().stream().mapToLong(Long::longValue).sum();
  }

  private static String notice(Random random) {
    return "the monthly notice of the office for measures says that "
        + words(random.ints(6, 0, 100_000).mapToObj(i -> "Name" + i + " and"))
        + " others have reported for the period that ended the following values in thousands of"
        + " units "
        + words(random.ints(6, 0, 1_000_000).mapToObj(i -> i + " then"))
        + " and that all other values remain as they were told in the notice of the month before"
        + " this one as is usual for reports of the office of this kind";
  }

  private static String words(java.util.stream.Stream<String> words) {
    return words.collect(Collectors.joining(" "));
  }
}
