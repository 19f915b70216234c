package io.broadsheet.dedupe.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FeaturesTest {

  private static final String STORY =
      "The harbour of Oldport reopened on Monday after 14 days of repairs, the mayor Ida Lund said."
          + " Ferries to the islands will leave every 40 minutes, and 3 new berths are to follow.";

  @Property(tries = 500)
  void shouldSurviveEncoding(@ForAll String title, @ForAll @StringLength(max = 400) String text) {
    Features features = Features.of(title, text);
    assertThat(Features.decode(features.encode())).isEqualTo(features);
    assertThat(Features.decode(features.encode()).keys()).isEqualTo(features.keys());
  }

  @Property(tries = 500)
  void shouldHoldAscendingDistinctValues(@ForAll @StringLength(max = 400) String text) {
    Features features = Features.of(null, text);
    for (int[] set : new int[][] {features.shingles(), features.numbers(), features.names()}) {
      assertThat(set).isEqualTo(IntStream.of(set).distinct().sorted().toArray());
    }
    assertThat(LongStream.of(features.keys()).distinct().count()).isEqualTo(features.keys().length);
  }

  @Test
  void shouldKnowThatAWordOfOneCharacterTakesAsMuchMemoryAsALongOne() {
    int han = Features.of(null, "\u6a4b".repeat(6_000)).bytes();
    int english = Features.of(null, "bridge ".repeat(6_000)).bytes();
    assertThat(han).isEqualTo(english).isGreaterThan(13 * 6_000);
  }

  @Test
  void shouldBeTheSameOnEveryMachineAndInEveryRelease() {
    byte[] encoded = Features.of("Harbour reopened", STORY).encode();
    assertThat(Arrays.hashCode(encoded))
        .as("stored features depend on this: raise Features.VERSION with any change of it")
        .isEqualTo(1188625291);
  }

  @Test
  void shouldReadANumberAlikeWhateverIsJoinedToIt() {
    assertThat(Features.of(null, "It cost $2.4-billion over a 3-year plan of 7 parts.").numbers())
        .isEqualTo(Features.of(null, "IT COST 24 BILLION OVER A 3YEAR PLAN OF 7 PARTS").numbers());
  }

  @Test
  void shouldHaveNoKeysWithoutWords() {
    Features features = Features.of("A title", " \n…");
    assertThat(features.keys()).isEmpty();
    assertThat(Features.decode(features.encode())).isEqualTo(features);
  }

  @Test
  void shouldIgnoreTheTitleOfAnyOrdinaryText() {
    assertThat(Features.of("One", STORY).keys()).isEqualTo(Features.of("Two", STORY).keys());
    assertThat(Features.of("One", STORY)).isNotEqualTo(Features.of("Two", STORY));
  }

  @Test
  void shouldShareKeysBetweenAStoryAndAnyLongPieceOfIt() {
    String story =
        String.join(" ", IntStream.range(0, 600).mapToObj(i -> "word" + i * 7919 % 601).toList());
    String piece = story.substring(story.length() / 3, 2 * story.length() / 3);
    assertThat(commonKeys(Features.of(null, piece), Features.of(null, story))).isPositive();
  }

  private static long commonKeys(Features a, Features b) {
    Set<Long> keys = LongStream.of(a.keys()).boxed().collect(Collectors.toSet());
    return LongStream.of(b.keys()).filter(keys::contains).count();
  }

  @Property(tries = 200)
  void shouldRefuseBytesThatAreCutShort(@ForAll @IntRange(max = 300) int length) {
    byte[] encoded = Features.of("Harbour reopened", STORY).encode();
    byte[] cut = Arrays.copyOf(encoded, Math.min(length, encoded.length - 1));
    assertThatThrownBy(() -> Features.decode(cut)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseAnotherVersion() {
    byte[] encoded = Features.of("Harbour reopened", STORY).encode();
    encoded[0] = Features.VERSION + 1;
    assertThatThrownBy(() -> Features.decode(encoded))
        .hasMessageContaining("version " + (Features.VERSION + 1));
  }
}
