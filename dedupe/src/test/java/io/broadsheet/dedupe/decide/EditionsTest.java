package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.decide.Editions.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EditionsTest {

  private static final Duration GAP = Duration.ofDays(7);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void shouldJoinCrawlsThatFollowEachOtherWithinTheGap() {
    Editions editions = editions(List.of(0, 7, 14, 22));
    assertThat(editions.spans())
        .containsExactly(new Span(day(0), day(14)), new Span(day(22), day(22)));
  }

  @Test
  void shouldLeaveAnArticleWhereItIsWhenAClockWasYearsBehind() {
    assertThat(editions(List.of(0, -3650, 1)).latest()).isEqualTo(new Span(day(0), day(1)));
  }

  @Test
  void shouldJoinTwoEditionsByACrawlBetweenThem() {
    assertThat(editions(List.of(0, 10, 5)).spans()).containsExactly(new Span(day(0), day(10)));
  }

  @Property
  void shouldNotDependOnTheOrder(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 80) Integer> days,
      @ForAll long seed) {
    List<Integer> shuffled = new java.util.ArrayList<>(days);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(editions(shuffled)).isEqualTo(editions(days));
  }

  @Test
  void shouldKeepTheLatestOfMany() {
    Editions editions =
        editions(java.util.stream.IntStream.range(0, 40).mapToObj(i -> 10 * i).toList());
    assertThat(editions.spans()).hasSize(Editions.MOST);
    assertThat(editions.latest().first()).isEqualTo(day(390));
  }

  private static Editions editions(List<Integer> days) {
    return days.stream()
        .map(day -> Editions.of(day(day)))
        .reduce((known, next) -> known.and(next, GAP))
        .orElseThrow();
  }

  private static Instant day(int day) {
    return NOON.plus(Duration.ofDays(day));
  }
}
