package io.broadsheet.cleaner.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.CleanArticle;
import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiteMemoryTest {

  private static final Cleaner CLEANER = new Cleaner();
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String HOUSE_LINE =
      "The editors of this paper, who read every letter, are glad of what you think of it.";
  private static final List<String> WORDS =
      List.of(
          ("harbour ferry council school bridge storm engine village market winter orchard mayor"
                  + " library station river carpenter budget teacher island factory theatre doctor"
                  + " farmer train museum meadow captain baker tower garden fountain lighthouse"
                  + " weaver quarry tavern parish miller")
              .split(" "));

  private final Map<String, byte[]> records = new HashMap<>();
  private final SiteMemory memory = new SiteMemory(PageStore.over(records::get, records::put));

  private static String sentence(Random random) {
    return IntStream.range(0, 18)
        .mapToObj(i -> (i % 3 == 0 ? "the " : "") + WORDS.get(random.nextInt(WORDS.size())))
        .collect(Collectors.joining(" ", "On Monday, ", ", the people of the town said."));
  }

  private static List<String> story(String topic) {
    Random random = new Random(topic.hashCode());
    return IntStream.range(0, 8)
        .mapToObj(i -> sentence(random) + " " + sentence(random))
        .collect(Collectors.toList());
  }

  private static List<String> with(String line, int at, List<String> story) {
    story.add(at, line);
    return story;
  }

  private CleanArticle see(String site, String topic, Instant at, List<String> paragraphs) {
    String html =
        paragraphs.stream()
            .collect(
                Collectors.joining(
                    "</p><p>",
                    "<html><title>%1$s</title><body><article><h1>%1$s</h1><p>"
                        .formatted("What became of the " + topic),
                    "</p></article></body></html>"));
    Page page =
        new Page(
            "https://%s/%s-%d".formatted(site, topic, records.hashCode()),
            at,
            html.getBytes(StandardCharsets.UTF_8),
            "text/html",
            "utf-8",
            200);
    CleaningOutcome outcome = CLEANER.clean(page, memory.at(at));
    return ((CleaningOutcome.Cleaned) outcome).article();
  }

  private String text(String topic, List<String> paragraphs) {
    return see("site.example", topic, NOON, paragraphs).text();
  }

  private static String joined(List<String> paragraphs) {
    return String.join("\n\n", paragraphs);
  }

  @Test
  void shouldTakeOutALineThatDifferentStoriesShow() {
    for (String topic : List.of("ferry", "barrier", "library")) {
      text(topic, with(HOUSE_LINE, 4, story(topic)));
    }
    CleanArticle article =
        see("site.example", "bakery", NOON, with(HOUSE_LINE, 4, story("bakery")));
    assertThat(article.text()).isEqualTo(joined(story("bakery")));
    assertThat(article.textOfPage()).contains(HOUSE_LINE);
    assertThat(article.removals())
        .anyMatch(removal -> removal.kind().equals("recurring") && removal.blocks() == 1);
  }

  @Test
  void shouldKnowATickerByItsWords() {
    String ticker = "Norland shares %d, crown %d, grain %d, weather in the capital %d degrees.";
    for (int i = 0; i < 4; i++) {
      String line = ticker.formatted(i, 7 * i, 30 + i, 12 * i);
      String text = text("topic" + i, with(line, 0, story("topic" + i)));
      assertThat(text.contains("grain")).isEqualTo(i < 3);
    }
  }

  @Test
  void shouldNeverTakeOutASentenceOfAStoryThatSeveralPagesCarry() {
    for (int page = 0; page < 12; page++) {
      assertThat(text("ferry", story("ferry"))).isEqualTo(joined(story("ferry")));
      String other = "topic" + page;
      assertThat(text(other, story(other))).isEqualTo(joined(story(other)));
    }
  }

  @Test
  void shouldKeepAStoryThatIsUpdatedUnderOtherHeadlinesAndAddresses() {
    for (int update = 0; update < 8; update++) {
      List<String> story =
          with("Update " + update + ": " + sentence(new Random(update)), 0, story("ferry"));
      assertThat(text("ferry, part " + update, story)).contains(joined(story("ferry")));
    }
  }

  @Test
  void shouldKeepBackgroundThatFollowsATopicThroughAFewStories() {
    String background =
        "The ferry company was founded after the flood, and it runs eleven boats today.";
    for (int page = 0; page < 16; page++) {
      String topic = "topic" + page;
      List<String> story = page % 4 == 0 ? with(background, 4, story(topic)) : story(topic);
      assertThat(text(topic, story)).isEqualTo(joined(story));
    }
  }

  @Test
  void shouldTellSitesApartAndForgetWhatTheyShowedLongAgo() {
    for (int i = 0; i < 4; i++) {
      List<String> story = with(HOUSE_LINE, 4, story("topic" + i));
      assertThat(see("site%d.example".formatted(i), "topic" + i, NOON, story).text())
          .contains(HOUSE_LINE);
      Instant later = NOON.plus(Duration.ofDays(15L * i));
      assertThat(see("slow.example", "topic" + i, later, story).text()).contains(HOUSE_LINE);
    }
    long live = records.entrySet().stream().filter(e -> !isExpired(e)).count();
    assertThat(live).as("records of sites, and of one page").isEqualTo(5 + 1);
  }

  private static boolean isExpired(Map.Entry<String, byte[]> record) {
    return SiteMemory.isExpired(record.getKey(), record.getValue(), NOON.plus(Duration.ofDays(46)));
  }

  @Test
  void shouldKeepOneRecordOfAPageThatIsCrawledAgain() {
    for (String topic : List.of("ferry", "barrier", "library")) {
      text(topic, with(HOUSE_LINE, 4, story(topic)));
    }
    for (int crawl = 0; crawl < 2 * SiteMemory.REMEMBERED; crawl++) {
      text("ferry", with(HOUSE_LINE, 4, story("ferry")));
    }
    assertThat(records).hasSize(3 + 1);
    assertThat(text("bakery", with(HOUSE_LINE, 4, story("bakery")))).doesNotContain(HOUSE_LINE);
  }

  @Test
  void shouldBeBounded() {
    for (int page = 0; page < 60; page++) {
      List<String> story = story("topic" + page);
      IntStream.range(0, 3_000)
          .forEach(i -> story.add("Entry " + WORDS.get(i % 30) + "x".repeat(i % 97)));
      text("topic" + page, story);
    }
    assertThat(records).hasSize(SiteMemory.REMEMBERED + 1);
    assertThat(records.values()).allMatch(record -> record.length < 4_000);
  }

  @Test
  void shouldReadBackWhatItWrote() {
    PageTrace trace =
        new PageTrace(
            NOON,
            7,
            new byte[StorySketch.SIZE],
            new int[] {-4, 9},
            new int[] {9},
            new int[] {3},
            new byte[] {99});
    PageTrace read = PageTrace.decode(trace.encode());
    assertThat(read).usingRecursiveComparison().isEqualTo(trace);
    assertThat(read.has(9)).isTrue();
    assertThat(read.has(8)).isFalse();
    assertThat(read.indexOf(3)).isZero();
  }
}
