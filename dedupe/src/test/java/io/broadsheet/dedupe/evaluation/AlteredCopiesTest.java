package io.broadsheet.dedupe.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Oracle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many altered copies of modern articles in some twenty languages find their original. */
class AlteredCopiesTest {

  private static final Instant START = Instant.parse("2024-06-01T00:00:00Z");
  private static final int MIN_WORDS = 80;
  private static final double FLOOR = 0.97;

  private List<Article> originals;
  private List<Article> strangers;

  @BeforeEach
  void read() {
    strangers =
        SharedData.goldArticles("extraction/not-articles/gold.json", START).stream()
            .filter(article -> Words.of(article.text()).size() >= MIN_WORDS)
            .toList();
    originals = new ArrayList<>();
    originals.addAll(SharedData.goldArticles("extraction/articles-web/gold.json", START));
    originals.addAll(SharedData.goldArticles("extraction/news-multilingual/gold.json", START));
    originals.removeIf(article -> Words.of(article.text()).size() < MIN_WORDS);
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindTheOriginalOfACopy(Alteration alteration) {
    List<Article> copies = copies(alteration, Duration.ofHours(20));
    Map<String, String> canonical = decide(copies);
    double dev = found(canonical, false);
    double heldOut = found(canonical, true);
    System.out.printf("%-30s found: dev %.4f, held out %.4f%n", alteration, dev, heldOut);
    assertThat(dev).isGreaterThanOrEqualTo(FLOOR);
    assertThat(heldOut).isGreaterThanOrEqualTo(FLOOR);
  }

  @Test
  void shouldNotMergeDistinctArticles() {
    Map<String, String> canonical = decide(strangers);
    long merged = canonical.entrySet().stream().filter(e -> !isSame(e)).count();
    System.out.printf("%d of %d distinct articles merged%n", merged, canonical.size());
    assertThat((double) merged / canonical.size()).isLessThan(1 - FLOOR);
  }

  @Test
  void shouldNotMergeOutsideTheWindow() {
    Map<String, String> canonical = decide(copies(Alteration.EXACT, Duration.ofHours(73)));
    assertThat(found(canonical, false)).isZero();
    assertThat(found(canonical, true)).isZero();
  }

  private List<Article> copies(Alteration alteration, Duration later) {
    List<Article> copies = new ArrayList<>();
    for (Article original : originals) {
      Random random = new Random(original.id().hashCode());
      String other = strangers.get(random.nextInt(strangers.size())).text();
      String title =
          alteration == Alteration.EXACT ? original.title() : "Quite another headline on it";
      String text = alteration.body(original.text(), other, random);
      Instant at = original.fetchedAt().plus(later);
      copies.add(new Article("copy of " + original.id(), null, at, title, text));
    }
    return copies;
  }

  private Map<String, String> decide(List<Article> more) {
    List<Article> all = new ArrayList<>(originals);
    all.addAll(more);
    return new Oracle(DedupeSettings.DEFAULT)
        .decide(all).stream().collect(Collectors.toMap(Decision::id, Decision::canonicalId));
  }

  private double found(Map<String, String> canonical, boolean heldOut) {
    return originals.stream()
        .map(Article::id)
        .filter(id -> SharedData.isHeldOut(id) == heldOut)
        .mapToInt(id -> canonical.get("copy of " + id).equals(canonical.get(id)) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static boolean isSame(Map.Entry<String, String> decision) {
    return decision.getKey().equals(decision.getValue());
  }
}
