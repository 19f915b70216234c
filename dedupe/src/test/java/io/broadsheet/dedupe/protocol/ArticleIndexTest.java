package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ArticleIndexTest {

  /** Alike in the hash of strings, so that they are taken for each other. */
  private static final List<String> ALIKE = List.of("AaAa", "AaBB", "BBAa", "BBBB");

  @Property
  void shouldFindWhatIsLeft(
      @ForAll @Size(max = 60) List<@IntRange(max = 5) Integer> ids,
      @ForAll @LongRange(min = 1, max = 1L << 40) long first,
      @ForAll long removal) {
    ArticleIndex index = new ArticleIndex();
    List<List<Long>> expected = new ArrayList<>();
    IntStream.rangeClosed(0, 5).forEach(id -> expected.add(new ArrayList<>()));
    for (int i = 0; i < ids.size(); i++) {
      long place = i % 3 == 0 ? ArticleIndex.STATE : first + i;
      index.add(name(ids.get(i)), place);
      expected.get(ids.get(i)).add(place);
    }
    for (int i = 0; i < ids.size(); i++) {
      if ((removal >>> i & 1) == 1) {
        long place = i % 3 == 0 ? ArticleIndex.STATE : first + i;
        assertThat(index.remove(name(ids.get(i)), place)).isTrue();
        expected.get(ids.get(i)).remove(place);
      }
    }
    for (int id = 0; id <= 5; id++) {
      String name = name(id);
      List<Long> places = expected.get(id);
      List<Long> found = LongStream.of(index.find(name)).boxed().toList();
      assertThat(found).containsAll(places);
      assertThat(places).allMatch(place -> index.holds(name, place));
    }
    assertThat(index.holds(name(0), first + 100)).isFalse();
    assertThat(index.remove(name(0), first + 100)).isFalse();
  }

  private static String name(int id) {
    return id < ALIKE.size() ? ALIKE.get(id) : "article" + id;
  }

  @Test
  void shouldTellBothPlacesOfIdsThatAreAlike() {
    ArticleIndex index = new ArticleIndex();
    index.add("AaAa", 7);
    index.add("BBBB", ArticleIndex.STATE);

    assertThat(index.find("AaBB")).containsExactlyInAnyOrder(7, ArticleIndex.STATE);
    assertThat(index.holds("AaBB", 8)).isFalse();
  }

  @Test
  void shouldFindFewInError() {
    ArticleIndex index = new ArticleIndex();
    IntStream.range(0, 100_000).forEach(i -> index.add("article" + i, i + 1));

    assertThat(IntStream.range(0, 100_000).filter(i -> index.find("other" + i).length > 0).count())
        .isLessThan(50);
    assertThat(IntStream.range(0, 100_000))
        .allMatch(i -> index.holds("article" + i, i + 1))
        .allMatch(i -> index.remove("article" + i, i + 1));
    assertThat(index.find("article1")).isEmpty();
  }
}
