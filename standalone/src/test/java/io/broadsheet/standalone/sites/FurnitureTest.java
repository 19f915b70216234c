package io.broadsheet.standalone.sites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.CleanArticle;
import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.site.PageStore;
import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Oracle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Six invented sites of twenty stories each: short stories amid far more of the site, teasers that
 * change daily, a redesign, and stories that two sites carry.
 */
class FurnitureTest {

  private static final Instant START = Instant.parse("2026-01-02T06:00:00Z");
  private static final int SITES = 6;
  private static final int STORIES = 20;

  /** So many of the stories of each site but the last are carried by the next site as well. */
  private static final int CARRIED = 3;

  private static final String[] NAMES =
      ("Alder Birch Carver Dunn Eames Foster Garland Holt Ives Jessop Keane Lund Marsh Nolan Orr"
              + " Pryce Quill Reed Sayer Tolland Usher Vane Weld Yarrow")
          .split(" ");
  private static final String[] THINGS =
      ("bridge harbour school market library orchard theatre station garden mill tower quarry"
              + " museum ferry council hospital canal bakery brewery lighthouse stadium cinema"
              + " archive reservoir")
          .split(" ");
  private static final String[] DEEDS =
      ("closed opened sold painted flooded repaired moved robbed praised visited measured lost"
              + " rebuilt insured photographed rented fenced searched cleaned heated")
          .split(" ");

  /** A story of two short paragraphs, or of six where other sites carry it. */
  private record Story(String title, List<String> paragraphs) {

    static Story of(int number) {
      Random random = new Random(number);
      String subject = NAMES[number % NAMES.length];
      String thing = THINGS[(number * 7 + number / NAMES.length) % THINGS.length];
      List<String> paragraphs = new ArrayList<>();
      int count = number % STORIES >= 10 && number % STORIES < 10 + CARRIED ? 6 : 2;
      for (int i = 0; i < count; i++) {
        paragraphs.add(
            IntStream.range(0, 3)
                .mapToObj(sentence -> sentence(random, subject, thing))
                .collect(Collectors.joining(" ")));
      }
      return new Story(
          "%s: the %s of %s is %s"
              .formatted(subject, thing, pick(random, NAMES), pick(random, DEEDS)),
          paragraphs);
    }

    private static String sentence(Random random, String subject, String thing) {
      return "On the %d of the month, the %s that %s %s for %d crowns was %s by the %s, said %s %s."
          .formatted(
              1 + random.nextInt(28),
              thing,
              subject,
              pick(random, DEEDS),
              10 + random.nextInt(990),
              pick(random, DEEDS),
              pick(random, THINGS),
              pick(random, NAMES),
              pick(random, NAMES));
    }
  }

  private static String pick(Random random, String[] words) {
    return words[random.nextInt(words.length)];
  }

  private static String paragraphs(List<String> texts, String open, String close) {
    return texts.stream().map(text -> open + text + close).collect(Collectors.joining("\n"));
  }

  /** What a site prints around each story, a third of it for a day: links, and running text. */
  private static List<String> furniture(int site, int day, int every) {
    Random lasting = new Random(1_000 + site);
    Random daily = new Random(2_000 + 31L * site + day);
    List<String> furniture = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Random random = i % 3 == 0 ? daily : lasting;
      furniture.add(
          i % every == 0 ? teaser(random) : "<a href=/t%d>%s</a>".formatted(i, words(random, 6)));
    }
    return furniture;
  }

  private static String teaser(Random random) {
    return "Read how " + words(random, 18) + ", says our reader.";
  }

  private static String words(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Integer.toString(50_000 + random.nextInt(900), 36).replaceAll("\\d", "e"))
        .collect(Collectors.joining(" "));
  }

  private static Page page(int site, int story, int number, int every) {
    int day = number / 7;
    Story told = Story.of(story);
    List<String> around = furniture(site, day, every);
    boolean isRedesigned = site == 0 && number >= 12;
    String teasers =
        isRedesigned
            ? "<section class=more>" + paragraphs(around, "<div><p>", "</p></div>") + "</section>"
            : "<td class=left>" + paragraphs(around, "<p>", "</p>") + "</td>";
    String text = "<h1>" + told.title() + "</h1>" + paragraphs(told.paragraphs(), "<p>", "</p>");
    String html =
        "<html><head><title>%s</title></head><body>%s</body></html>"
            .formatted(
                told.title(),
                isRedesigned
                    ? "<main><article>" + text + "</article>" + teasers + "</main>"
                    : "<table><tr><td class=text>" + text + "</td>" + teasers + "</tr></table>");
    return new Page(
        "https://site%d.example/%d".formatted(site, story),
        START.plus(Duration.ofMinutes(200L * number + site)),
        html.getBytes(UTF_8),
        "text/html",
        "utf-8",
        200);
  }

  /**
   * Pages of all sites, those of a day after those of the day before.
   *
   * @param every which of the texts around a story are no links
   */
  private static List<Page> pages(int every) {
    List<Page> pages = new ArrayList<>();
    for (int number = 0; number < STORIES; number++) {
      for (int site = 0; site < SITES; site++) {
        boolean isCarried = site > 0 && number >= STORIES - CARRIED;
        int first = isCarried ? number - STORIES + CARRIED + 10 : number;
        pages.add(page(site, (isCarried ? site - 1 : site) * STORIES + first, number, every));
      }
    }
    return pages;
  }

  private static List<CleanArticle> clean(List<Page> pages) {
    Map<String, byte[]> records = new HashMap<>();
    SiteMemory memory = new SiteMemory(PageStore.over(records::get, records::put));
    Cleaner cleaner = new Cleaner();
    return pages.stream()
        .map(page -> cleaner.clean(page, memory.at(page.fetchedAt())))
        .map(outcome -> ((CleaningOutcome.Cleaned) outcome).article())
        .toList();
  }

  private static Map<String, String> decide(List<Page> pages) {
    List<CleanArticle> cleaned = clean(pages);
    List<Article> articles =
        IntStream.range(0, pages.size())
            .mapToObj(
                i ->
                    new Article(
                        cleaned.get(i).url(),
                        cleaned.get(i).url(),
                        pages.get(i).fetchedAt(),
                        cleaned.get(i).title(),
                        cleaned.get(i).textOfPage()))
            .toList();
    return new Oracle(DedupeSettings.DEFAULT)
        .decide(articles).stream().collect(Collectors.toMap(Decision::id, Decision::canonicalId));
  }

  private static int story(String url) {
    return Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void shouldLoseNoStoryAndFindEachCopyInAnyOrderOfArrival(int seed) {
    List<Page> pages = pages(10);
    if (seed > 0) {
      Collections.shuffle(pages, new Random(seed));
    }
    Map<String, String> canonical = decide(pages);

    assertThat(canonical).hasSize(SITES * STORIES);
    canonical.forEach((id, of) -> assertThat(story(of)).as(id).isEqualTo(story(id)));
    long stories = pages.stream().map(page -> story(page.url())).distinct().count();
    assertThat(canonical.values().stream().distinct().count()).isEqualTo(stories);
    assertThat(stories).isEqualTo(SITES * STORIES - (SITES - 1) * CARRIED);
  }

  @Test
  void shouldLeaveTheStoryAloneOfLaterPages() {
    List<Page> pages = pages(1);
    List<CleanArticle> articles = clean(pages);
    for (int i = 4 * SITES; i < pages.size(); i++) {
      Story told = Story.of(story(pages.get(i).url()));
      assertThat(articles.get(i).text()).contains(told.paragraphs());
    }
    double before = words(articles, 0, CleanArticle::text);
    double later = words(articles, 8, CleanArticle::text);
    assertThat(later).isLessThan(0.8 * before);
    assertThat(words(articles, 8, CleanArticle::textOfPage)).isGreaterThan(0.9 * before);
  }

  /** Words of the texts of a few pages of each site. */
  private static double words(
      List<CleanArticle> articles, int from, Function<CleanArticle, String> text) {
    return articles.subList(from * SITES, (from + 2) * SITES).stream()
        .mapToInt(article -> text.apply(article).split("\\s+").length)
        .average()
        .orElseThrow();
  }
}
