package io.broadsheet.cleaner.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.cleaner.CleanArticle;
import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.SharedData;
import io.broadsheet.cleaner.SiteCleaner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What site memory gains: real pages are put on made-up sites, twenty on each, and every site adds
 * a line of its own to its stories. Skipped where the collection is absent.
 */
class SiteMemoryGainTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final int PAGES_A_SITE = 20;

  /** A page of a site, cleaned with the memory of the pages before it and without. */
  private record Story(HouseLine line, int number, String gold, String off, String on) {

    double gain() {
      return Agreement.of(gold, on).precision() - Agreement.of(gold, off).precision();
    }

    double loss() {
      return Agreement.of(gold, off).recall() - Agreement.of(gold, on).recall();
    }
  }

  private record Source(CleanArticle article, String gold) {}

  private static final Cleaner CLEANER = new Cleaner();
  private static final List<List<Source>> SITES = new ArrayList<>();
  private static final List<Story> STORIES = new ArrayList<>();
  private static Path folder;

  @BeforeAll
  static void buildSites() throws IOException {
    folder = SharedData.folder("extraction/articles-web");
    JsonNode gold = new ObjectMapper().readTree(folder.resolve("gold.json").toFile());
    List<String> ids = new ArrayList<>();
    gold.fieldNames().forEachRemaining(ids::add);
    Collections.shuffle(ids, new Random(3));
    List<Source> site = new ArrayList<>();
    for (String id : ids) {
      source(SITES.size(), id, gold.path(id).path("articleBody").asText("")).ifPresent(site::add);
      if (site.size() == PAGES_A_SITE) {
        SITES.add(site);
        site = new ArrayList<>();
      }
    }
    for (int i = 0; i < SITES.size(); i++) {
      STORIES.addAll(stories(line(i), SITES.get(i)));
    }
  }

  private static HouseLine line(int site) {
    return HouseLine.values()[site % HouseLine.values().length];
  }

  private static Optional<Source> source(int site, String id, String gold) throws IOException {
    String html;
    try (InputStream file = Files.newInputStream(folder.resolve("html/" + id + ".html.gz"))) {
      html = new String(new GZIPInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
    }
    return line(site)
        .insertInto(html, gold)
        .map(page -> CLEANER.clean(page("https://site%d.example/%s".formatted(site, id), page)))
        .filter(CleaningOutcome.Cleaned.class::isInstance)
        .map(outcome -> ((CleaningOutcome.Cleaned) outcome).article())
        .filter(article -> ("site%d.example".formatted(site)).equals(article.site()))
        .map(article -> new Source(article, gold));
  }

  private static Page page(String url, String html) {
    return new Page(url, NOON, html.getBytes(StandardCharsets.UTF_8), null, "UTF-8", 200);
  }

  private static SiteCleaner newMemory() {
    Map<String, byte[]> records = new HashMap<>();
    return new SiteCleaner(
        new SiteMemory(
            new BlockStore() {
              @Override
              public byte[] get(String key) {
                return records.get(key);
              }

              @Override
              public void put(String key, byte[] bytes) {
                records.put(key, bytes);
              }
            }));
  }

  private static String remembered(SiteCleaner memory, CleanArticle article) {
    CleaningOutcome outcome = memory.clean(article, NOON);
    return outcome instanceof CleaningOutcome.Cleaned cleaned ? cleaned.article().text() : "";
  }

  private static List<Story> stories(HouseLine line, List<Source> site) {
    SiteCleaner memory = newMemory();
    List<Story> stories = new ArrayList<>();
    for (Source source : site) {
      String on = remembered(memory, source.article());
      stories.add(new Story(line, stories.size() + 1, source.gold(), source.article().text(), on));
    }
    return stories;
  }

  @Test
  void shouldGainPrecisionAndLoseNoRecall() {
    System.out.printf("%d sites of %d pages%n", SITES.size(), PAGES_A_SITE);
    report("page 1", story -> story.number() == 1);
    report("page 5", story -> story.number() == 5);
    report("page 20", story -> story.number() == 20);
    for (HouseLine line : HouseLine.values()) {
      report("pages 3 to 20, " + line, story -> story.number() >= 3 && story.line() == line);
    }

    assertThat(mean(story -> story.number() == 5, Story::gain)).isPositive();
    assertThat(mean(story -> story.number() == 20, Story::gain)).isPositive();
    assertThat(mean(story -> true, Story::loss)).isLessThan(0.0005);
    assertThat(STORIES).allSatisfy(story -> assertThat(story.loss()).isLessThan(0.02));
  }

  @Test
  void shouldLoseNothingWhenSeveralPagesCarryOneStory() {
    int stories = 5;
    int pages = 0;
    for (List<Source> site : SITES) {
      SiteCleaner memory = newMemory();
      for (int page = 0; page < PAGES_A_SITE; page++) {
        CleanArticle article = withoutLine(site.get(page % stories).article());
        assertThat(remembered(memory, article)).isEqualTo(article.text());
        pages++;
      }
    }
    System.out.printf("%d pages that carry %d stories a site: all texts whole%n", pages, stories);
  }

  private static CleanArticle withoutLine(CleanArticle article) {
    String text = article.text();
    for (HouseLine line : HouseLine.values()) {
      text = text.replace(line.text() + "\n\n", "").replace("\n\n" + line.text(), "");
    }
    return new CleanArticle(
        article.id(),
        article.url(),
        article.site(),
        article.title(),
        article.authors(),
        article.publishedAt(),
        article.modifiedAt(),
        article.language(),
        text,
        article.lead(),
        article.image(),
        article.wordCount(),
        article.bodyHash(),
        article.incomplete(),
        article.removals());
  }

  private static void report(String name, Predicate<Story> which) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.4f | %.4f | %.4f | %.4f | %.0f %% | %.0f %% |%n",
        name.toLowerCase(Locale.ROOT).replace('_', ' '),
        mean(which, story -> Agreement.of(story.gold(), story.off()).precision()),
        mean(which, story -> Agreement.of(story.gold(), story.on()).precision()),
        mean(which, story -> Agreement.of(story.gold(), story.off()).recall()),
        mean(which, story -> Agreement.of(story.gold(), story.on()).recall()),
        100 * mean(which, story -> shows(story.off(), story.line())),
        100 * mean(which, story -> shows(story.on(), story.line())));
  }

  private static double shows(String text, HouseLine line) {
    return text.contains(line.text()) ? 1 : 0;
  }

  private static double mean(Predicate<Story> which, ToDoubleFunction<Story> value) {
    return STORIES.stream().filter(which).mapToDouble(value).average().orElseThrow();
  }
}
