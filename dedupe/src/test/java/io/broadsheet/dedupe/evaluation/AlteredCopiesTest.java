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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many altered copies find their original: of modern articles in some seventeen languages, and
 * of wire stories, which are shorter and full of figures.
 */
class AlteredCopiesTest {

  private static final Instant START = Instant.parse("2024-06-01T00:00:00Z");
  private static final int MIN_WORDS = 80;
  private static final double FLOOR = 0.97;

  private static List<Article> modern;
  private static List<Article> wire;
  private static List<Article> strangers;

  @BeforeAll
  static void read() {
    strangers = longEnough(SharedData.goldArticles("extraction/not-articles/gold.json", START));
    List<Article> pages = new ArrayList<>();
    pages.addAll(SharedData.goldArticles("extraction/articles-web/gold.json", START));
    pages.addAll(SharedData.goldArticles("extraction/news-multilingual/gold.json", START));
    modern = longEnough(pages);
    List<Article> stories = longEnough(SharedData.articleLines("dedupe/reuters21578.jsonl.gz"));
    wire = IntStream.range(0, stories.size() / 8).mapToObj(i -> stories.get(i * 8)).toList();
  }

  private static List<Article> longEnough(List<Article> articles) {
    return articles.stream().filter(a -> Words.of(a.text()).size() >= MIN_WORDS).toList();
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindTheOriginalOfAModernArticle(Alteration alteration) {
    report("modern", modern, alteration);
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindTheOriginalOfAWireStory(Alteration alteration) {
    report("wire", wire, alteration);
  }

  private static void report(String name, List<Article> originals, Alteration alteration) {
    Map<String, String> canonical =
        decide(originals, copies(originals, alteration, Duration.ofHours(20)));
    double dev = found(originals, canonical, false);
    double heldOut = found(originals, canonical, true);
    System.out.printf("%-7s %-30s dev %.4f, held out %.4f%n", name, alteration, dev, heldOut);
    assertThat(dev).isGreaterThanOrEqualTo(FLOOR);
    assertThat(heldOut).isGreaterThanOrEqualTo(FLOOR);
  }

  @Test
  void shouldNotMergeDistinctArticles() {
    Map<String, String> canonical = decide(modern, strangers);
    long merged = canonical.entrySet().stream().filter(e -> !isSame(e)).count();
    System.out.printf("%d of %d distinct articles merged%n", merged, canonical.size());
    assertThat((double) merged / canonical.size()).isLessThan(0.005);
  }

  @Test
  void shouldNotMergeOutsideTheWindow() {
    Map<String, String> canonical =
        decide(modern, copies(modern, Alteration.EXACT, Duration.ofHours(73)));
    assertThat(found(modern, canonical, false)).isZero();
    assertThat(found(modern, canonical, true)).isZero();
  }

  private static List<Article> copies(
      List<Article> originals, Alteration alteration, Duration later) {
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

  /** The canonical article of each. */
  private static Map<String, String> decide(List<Article> some, List<Article> more) {
    List<Article> all = new ArrayList<>(some);
    all.addAll(more);
    return new Oracle(DedupeSettings.DEFAULT)
        .decide(all).stream().collect(Collectors.toMap(Decision::id, Decision::canonicalId));
  }

  private static double found(
      List<Article> originals, Map<String, String> canonical, boolean heldOut) {
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
