package io.broadsheet.bench.worker;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.PageRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stream of articles, as the cleaner makes them, that is the same in every run. Many agencies
 * send the same stories at about the same time, each in a spelling of its own: so a window holds as
 * many stories that are like each other as it does for one agency, whatever the number of articles.
 * One in sixteen articles is a copy of one shortly before, beside the copies that are among the
 * stories themselves. Immutable and thread-safe.
 */
final class ArticleSource {

  private static final int COPY_EVERY = 16;
  private static final int COPY_AFTER = 5;
  private static final int PAGE_PARTITIONS = 4;

  private final List<Story> stories;
  private final List<Respelling> agencies = new ArrayList<>();

  /**
   * @param articles how many there are
   */
  ArticleSource(Stories stories, int articles) {
    this.stories = stories.stories();
    int wanted = (articles + this.stories.size() - 1) / this.stories.size();
    for (int i = 0; i < wanted; i++) {
      agencies.add(new Respelling(i));
    }
  }

  Article get(int number) {
    Story story = story(number);
    Instant at = story.at();
    String id = id(number);
    String site = "agency-%d.example".formatted(number % agencies.size());
    String url = "https://%s/news/%s.html".formatted(site, id.substring(0, 12));
    return Article.newBuilder()
        .setId(id)
        .setUrl(url)
        .setCanonicalUrl(url)
        .setSite(site)
        .setTitle(story.title())
        .setAuthors(List.of("Staff"))
        .setFetchedAt(at)
        .setPublishedAt(at.minusSeconds(60))
        .setLanguage("en")
        .setText(story.text())
        .setWordCount(story.text().length() / 6)
        .setBodyHash(id(-1 - number))
        .setPage(new PageRef(number % PAGE_PARTITIONS, (long) number / PAGE_PARTITIONS))
        .build();
  }

  /** What an article says, and when it was fetched. */
  Story story(int number) {
    int agency = number % agencies.size();
    Story story = agencies.get(agency).of(sent(number / agencies.size()));
    return new Story(story.at().plusMillis(agency), story.title(), story.text());
  }

  private Story sent(int number) {
    Story own = stories.get(number);
    if (number % COPY_EVERY != COPY_EVERY - 1) {
      return own;
    }
    Story copied = stories.get(number - COPY_AFTER);
    return switch (number / COPY_EVERY % 3) {
      case 0 -> new Story(own.at(), copied.title(), copied.text());
      case 1 -> new Story(own.at(), "Update: " + copied.title(), "By Staff - " + copied.text());
      default -> new Story(own.at(), copied.title(), firstPart(copied.text()));
    };
  }

  private static String firstPart(String text) {
    int end = text.indexOf(' ', text.length() * 2 / 3);
    return end < 0 ? text : text.substring(0, end);
  }

  static String id(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong());
  }
}
