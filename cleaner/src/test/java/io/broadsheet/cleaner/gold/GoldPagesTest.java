package io.broadsheet.cleaner.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.cleaner.CleanArticle;
import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.CleaningOutcome;
import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fails when a figure of the gold pages falls below its floor; prints them all. */
class GoldPagesTest {

  private record Result(GoldPage gold, boolean isArticle, CleaningOutcome outcome) {

    CleanArticle article() {
      return outcome instanceof CleaningOutcome.Cleaned cleaned ? cleaned.article() : null;
    }
  }

  private static final int FEWEST_ARTICLES = 80;
  private static final int FEWEST_OTHERS = 40;
  private static final int FEWEST_LANGUAGES = 15;
  private static final double WORTH_A_LINE = 0.97;
  private static final List<Result> RESULTS = new ArrayList<>();

  @BeforeAll
  static void cleanAll() throws IOException {
    Cleaner cleaner = new Cleaner();
    for (String folder : List.of("articles", "others")) {
      for (GoldPage gold : GoldPage.readAll(resource(folder))) {
        RESULTS.add(new Result(gold, folder.equals("articles"), cleaner.clean(gold.page())));
      }
    }
    System.out.println(table());
  }

  @Test
  void shouldReachTheFloors() throws IOException {
    Properties floors = new Properties();
    try (Reader reader = Files.newBufferedReader(resource("floors.properties"))) {
      floors.load(reader);
    }
    Tally all = tally(RESULTS);
    Map<String, Double> figures = new TreeMap<>();
    figures.put("text", all.textF1());
    for (String measure : List.of("exact", "title", "authors", "published", "language")) {
      figures.put(measure, all.mean(measure));
    }
    figures.put("rejected", all.mean("rejected"));
    figures.put("kept", 1 - all.mean("falselyRejected"));
    assertThat(floors.stringPropertyNames()).isEqualTo(figures.keySet());
    SoftAssertions.assertSoftly(
        softly ->
            figures.forEach(
                (name, figure) ->
                    softly
                        .assertThat(figure)
                        .as(name)
                        .isGreaterThanOrEqualTo(Double.parseDouble(floors.getProperty(name)))));
  }

  @Test
  void shouldBeBroadEnough() {
    long articles = RESULTS.stream().filter(Result::isArticle).count();
    assertThat(articles).isGreaterThanOrEqualTo(FEWEST_ARTICLES);
    assertThat(RESULTS.size() - articles).isGreaterThanOrEqualTo(FEWEST_OTHERS);
    assertThat(groups("language").size()).isGreaterThan(FEWEST_LANGUAGES);
  }

  @Test
  void shouldParsePageAndGoldApart() {
    GoldPage page =
        GoldPage.parse(
            "x", "<!--gold\nkind: blog\n-->\n<nav>Home</nav><p><!--[-->It rains.<!--]--></p>");

    assertThat(page.html()).isEqualTo("<nav>Home</nav><p>It rains.</p>");
    assertThat(page.text()).isEqualTo("It rains.");
    assertThat(page.value("kind")).isEqualTo("blog");
    assertThatThrownBy(() -> GoldPage.parse("x", "<!--gold\n-->\n<!--[-->It rains."))
        .hasMessageContaining("not closed");
  }

  private static String table() {
    StringBuilder table = new StringBuilder();
    for (String field : List.of("language", "kind")) {
      table.append(Tally.header(field));
      groups(field).forEach((name, group) -> table.append(tally(group).row(name, group.size())));
      table.append('\n');
    }
    table.append(tally(RESULTS).row("all", RESULTS.size())).append('\n');
    RESULTS.forEach(result -> table.append(miss(result)));
    return table.toString();
  }

  private static Map<String, List<Result>> groups(String field) {
    Function<Result, String> key =
        result -> result.isArticle || field.equals("kind") ? result.gold.value(field) : "no story";
    return RESULTS.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  private static Tally tally(List<Result> results) {
    Tally tally = new Tally();
    for (Result result : results) {
      if (result.isArticle) {
        score(result, tally);
      } else {
        tally.add("rejected", result.article() == null);
      }
    }
    return tally;
  }

  private static void score(Result result, Tally tally) {
    CleanArticle article = result.article();
    tally.add("falselyRejected", article == null);
    List<String> gold = Words.of(result.gold.text());
    List<String> found = article == null ? List.of() : Words.of(article.text());
    Map<List<String>, Integer> goldBag = Words.shingles(gold);
    Map<List<String>, Integer> foundBag = Words.shingles(found);
    double common = Words.common(goldBag, foundBag);
    if (!found.isEmpty()) {
      tally.add("precision", common / Words.size(foundBag));
    }
    tally.add("recall", common / Words.size(goldBag));
    tally.add("exact", gold.equals(found));
    Map<String, String> metadata = metadata(article);
    for (String field : metadata.keySet()) {
      String expected = result.gold.value(field);
      if (expected != null) {
        tally.add(field, agreement(field, expected, metadata.get(field)));
      }
    }
  }

  private static Map<String, String> metadata(CleanArticle article) {
    Map<String, String> values = new TreeMap<>();
    values.put("title", article == null ? null : article.title());
    values.put("authors", article == null ? null : String.join(" ", article.authors()));
    values.put("language", article == null ? null : article.language());
    boolean hasDay = article != null && article.publishedAt() != null;
    values.put(
        "published",
        hasDay ? article.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString() : null);
    return values;
  }

  private static double agreement(String field, String expected, String found) {
    List<String> a = Words.folded(expected);
    List<String> b = Words.folded(found);
    if (!field.equals("authors")) {
      return a.equals(b) ? 1 : 0;
    }
    return 2.0 * Words.common(Words.bag(a), Words.bag(b)) / (a.size() + b.size());
  }

  private static String miss(Result result) {
    Tally tally = tally(List.of(result));
    StringBuilder miss = new StringBuilder();
    if (!result.isArticle) {
      return result.article() == null ? "" : "%s is kept%n".formatted(result.gold.name());
    }
    if (result.outcome instanceof CleaningOutcome.Rejected rejected) {
      return "%s is rejected as %s%n".formatted(result.gold.name(), rejected.reason());
    }
    if (tally.textF1() < WORTH_A_LINE) {
      miss.append(
          String.format(
              Locale.ROOT,
              "  precision %.3f recall %.3f",
              tally.mean("precision"),
              tally.mean("recall")));
    }
    metadata(result.article())
        .forEach(
            (field, found) -> {
              if (tally.mean(field) < 1) {
                miss.append("  %s: %s".formatted(field, found));
              }
            });
    return miss.isEmpty() ? "" : "%s%s%n".formatted(result.gold.name(), miss);
  }

  private static Path resource(String name) {
    try {
      return Path.of(GoldPagesTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
