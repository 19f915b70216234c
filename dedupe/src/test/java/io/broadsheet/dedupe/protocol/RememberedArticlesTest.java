package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.protocol.RememberedArticles.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RememberedArticlesTest {

  private static final Duration KEPT = Duration.ofDays(90);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final long YEAR_10000 = 253_402_300_800_000L;

  private final MemoryStore store = new MemoryStore();
  private final RememberedArticles articles = new RememberedArticles(store, KEPT);

  @Property
  void shouldReadWhatIsWrittenInAtMost64Bytes(
      @ForAll @StringLength(min = 1, max = 300) String id,
      @ForAll boolean isCanonical,
      @ForAll @IntRange(min = 1) int revision,
      @ForAll long printHash,
      @ForAll @LongRange(min = -YEAR_10000, max = YEAR_10000) long latest) {
    MemoryStore one = new MemoryStore();
    Remembered article =
        new Remembered(isCanonical, revision, printHash, Instant.ofEpochMilli(latest));

    new RememberedArticles(one, KEPT).put(id, article, NOON);

    assertThat(new RememberedArticles(one, KEPT).get(id)).isEqualTo(article);
    assertThat(one.bytes()).isLessThanOrEqualTo(64);
  }

  @Test
  void shouldTakeSome36BytesForAnIdThatIsAHash() {
    articles.put("0123456789abcdef".repeat(2), article(NOON), NOON);

    assertThat(store.bytes()).isLessThanOrEqualTo(36);
  }

  @Test
  void shouldRememberThatNoCrawlWasBelieved() {
    articles.put("a", article(Instant.MIN), NOON);

    assertThat(articles.get("a")).isEqualTo(article(Instant.MIN));
  }

  @Test
  void shouldForgetAllThatIsOverInTurnAndNothingElse() {
    IntStream.range(0, 2_000).forEach(i -> articles.put("old" + i, article(NOON), NOON));
    Instant later = NOON.plus(Duration.ofDays(40));
    IntStream.range(0, 10).forEach(i -> articles.put("new" + i, article(later), later));

    IntStream.range(0, 20).forEach(i -> articles.expire(NOON.plus(KEPT)));
    assertThat(store.size()).as("a day more is not over").isEqualTo(2_010);
    IntStream.range(0, 20).forEach(i -> articles.expire(NOON.plus(KEPT).plus(Duration.ofDays(1))));

    assertThat(store.size()).isEqualTo(10);
    assertThat(articles.get("new3")).isNotNull();
  }

  private static Remembered article(Instant latest) {
    return new Remembered(true, 1, 7, latest);
  }
}
