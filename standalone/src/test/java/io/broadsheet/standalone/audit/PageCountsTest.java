package io.broadsheet.standalone.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageCountsTest {

  private final PageCounts counts = new PageCounts(70_000, 270_000);

  private List<Long> unlawful() {
    List<Long> offsets = new ArrayList<>();
    counts.forEachUnlawful(offsets::add);
    return offsets;
  }

  @Test
  void shouldFindPagesWithoutAPlaceAndWithSeveral() {
    for (long offset = 70_000; offset < 270_000; offset++) {
      counts.add(offset);
    }
    counts.remove(70_000);
    counts.add(200_000);

    assertThat(counts.unlawful()).isEqualTo(2);
    assertThat(unlawful()).containsExactly(70_000L, 200_000L);
    assertThat(counts.nextWithoutPlace(0)).isEqualTo(70_000);
    assertThat(counts.nextWithoutPlace(70_001)).isEqualTo(-1);
  }

  @Test
  void shouldLeaveOutOffsetsThatHoldNoPage() {
    PageCounts three = new PageCounts(5, 8);
    three.add(5);
    three.isNoPage(6);

    assertThat(three.pages()).isEqualTo(2);
    assertThat(three.unlawful()).isEqualTo(1);
    assertThat(three.nextWithoutPlace(5)).isEqualTo(7);
  }

  @Test
  void shouldNotForgetThatAPageStandsInVeryManyPlaces() {
    for (int i = 0; i < 1000; i++) {
      counts.add(100_000);
    }
    for (int i = 0; i < 999; i++) {
      counts.remove(100_000);
    }
    assertThat(unlawful()).contains(100_000L);
  }

  @Test
  void shouldTakeAnEmptyTopic() {
    PageCounts none = new PageCounts(12, 12);

    assertThat(none.pages()).isZero();
    assertThat(none.unlawful()).isZero();
    assertThat(none.covers(12)).isFalse();
  }
}
