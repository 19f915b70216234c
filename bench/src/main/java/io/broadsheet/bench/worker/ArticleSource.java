package io.broadsheet.bench.worker;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.PageRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An endless stream of articles, as the cleaner makes them, that is the same in every run. The
 * stories come again and again, each time in another spelling; one in sixteen articles is a copy
 * of one shortly before, beside the copies that are among the stories themselves. Not thread-safe.
 */
final class ArticleSource {

  private static final int COPY_EVERY = 16;
  private static final int COPY_AFTER = 40;
  private static final int SITES = 200;
  private static final int PAGE_PARTITIONS = 4;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** Between two articles: 2,400,000 are in a window of 72 hours. */
  private static final long MILLIS_APART = 108;

  private final List<Story> stories;
  private final Map<Integer, Respelling> spellings = new HashMap<>();

  ArticleSource(Stories stories) {
    this.stories = stories.stories();
  }

  Article get(int number) {
    Story story = story(number);
    String id = id(number);
    String site = "site-%d.example".formatted(number % SITES);
    String url = "https://%s/news/%s.html".formatted(site, id.substring(0, 12));
    return Article.newBuilder()
        .setId(id)
        .setUrl(url)
        .setCanonicalUrl(url)
        .setSite(site)
        .setTitle(story.title())
        .setAuthors(List.of("Staff"))
        .setFetchedAt(BEGIN.plusMillis(number * MILLIS_APART))
        .setPublishedAt(BEGIN.plusMillis(number * MILLIS_APART - 60_000))
        .setLanguage("en")
        .setText(story.text())
        .setWordCount(story.text().length() / 6)
        .setBodyHash(id(-1 - number))
        .setPage(new PageRef(number % PAGE_PARTITIONS, (long) number / PAGE_PARTITIONS))
        .build();
  }

  private Story story(int number) {
    boolean copies = number % COPY_EVERY == COPY_EVERY - 1 && number >= COPY_AFTER;
    if (!copies) {
      return original(number - number / COPY_EVERY);
    }
    Story story = original(number - number / COPY_EVERY - COPY_AFTER);
    return switch (number / COPY_EVERY % 3) {
      case 0 -> story;
      case 1 -> new Story("Update: " + story.title(), "Staff and agencies - " + story.text());
      default -> new Story(story.title(), firstPart(story.text()));
    };
  }

  private Story original(int number) {
    int spelling = number / stories.size();
    return spellings
        .computeIfAbsent(spelling, Respelling::new)
        .of(stories.get(number % stories.size()));
  }

  private static String firstPart(String text) {
    int end = text.indexOf(' ', text.length() * 2 / 3);
    return end < 0 ? text : text.substring(0, end);
  }

  private static String id(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong());
  }
}
