package io.broadsheet.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.schemas.RawPage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Invented pages as JSON lines, the same for the same seed: stories, copies of them on other sites,
 * cut copies, crawls of pages that were there before, changed or not, or with a wrong clock, and
 * broken pages. Fetch times go up by two seconds a page, give or take ten minutes, so that an
 * original often comes after its copy. One page in twelve is of an archive, years before, in a lane
 * of its own. Not thread-safe.
 */
public final class PageFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final int JITTER_SECONDS = 600;
  private static final int REMEMBERED = 2_000;
  private static final int ARCHIVE_EVERY = 12;
  private static final String ARCHIVE = "archive-2019";
  private static final Duration ARCHIVE_BEFORE = Duration.ofDays(2_500);

  /** None of them is the time of a crawl. */
  private static final List<String> WRONG_TIMES =
      List.of(
          "0001-01-01T00:00:00Z",
          "1970-01-01T00:00:00Z",
          "2016-03-01T00:00:00Z",
          "2100-01-01T00:00:00Z");

  private final String sites;
  private final Random random;
  private final Words words;
  private final List<Story> stories = new ArrayList<>();
  private int count;

  private record Story(String url, String title, List<String> paragraphs) {}

  public PageFile(long seed) {
    this(seed, "site");
  }

  /**
   * @param sites what the names of its sites begin with
   */
  public PageFile(long seed, String sites) {
    this.sites = sites;
    this.random = new Random(seed);
    this.words = new Words(new Random(seed));
  }

  /** Writes the next pages. */
  public Path write(Path file, int pages) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < pages; i++) {
        out.write(JSON.writeValueAsString(next()));
        out.newLine();
      }
    }
    return file;
  }

  /** The next page as a record. */
  public RawPage nextPage() {
    Map<String, String> page = next();
    return RawPage.newBuilder()
        .setUrl(page.get("url"))
        .setFetchedAt(Instant.parse(page.get("fetchedAt")))
        .setBody(ByteBuffer.wrap(page.get("html").getBytes(StandardCharsets.UTF_8)))
        .setLane(page.get("lane"))
        .build();
  }

  private Map<String, String> next() {
    count++;
    return count % ARCHIVE_EVERY == 0 ? archived(page(fresh())) : crawled();
  }

  private Map<String, String> archived(Map<String, String> page) {
    Instant then = Instant.parse(page.get("fetchedAt")).minus(ARCHIVE_BEFORE);
    page.put("fetchedAt", then.toString());
    page.put("lane", ARCHIVE);
    return page;
  }

  private Map<String, String> crawled() {
    int kind = random.nextInt(100);
    if (stories.isEmpty() || kind < 60) {
      return page(remember(fresh()));
    }
    Story known = stories.get(random.nextInt(stories.size()));
    if (kind < 72) {
      return page(new Story(url(), known.title(), known.paragraphs()));
    } else if (kind < 80) {
      int kept = known.paragraphs().size() * 2 / 3;
      return page(new Story(url(), words.title(), known.paragraphs().subList(0, kept)));
    } else if (kind < 86) {
      return page(known);
    } else if (kind < 92) {
      return page(changed(known));
    } else if (kind < 95) {
      Map<String, String> wrong = page(changed(known));
      wrong.put("fetchedAt", WRONG_TIMES.get(random.nextInt(WRONG_TIMES.size())));
      return wrong;
    }
    return line(url(), broken(known));
  }

  private Story changed(Story known) {
    List<String> changed = new ArrayList<>(known.paragraphs());
    changed.set(changed.size() - 1, words.paragraph());
    return new Story(known.url(), known.title(), changed);
  }

  private Story remember(Story story) {
    if (stories.size() < REMEMBERED) {
      stories.add(story);
    } else {
      stories.set(random.nextInt(REMEMBERED), story);
    }
    return story;
  }

  private Story fresh() {
    int size = 5 + random.nextInt(6);
    return new Story(
        url(), words.title(), IntStream.range(0, size).mapToObj(i -> words.paragraph()).toList());
  }

  private String url() {
    return "https://%s-%d.example/%d/%s".formatted(sites, random.nextInt(300), count, words.word());
  }

  private String broken(Story story) {
    String whole = html(story);
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> whole.substring(0, random.nextInt(whole.length()));
      case 2 -> whole.replace("</p>", "</div></b><table>").replace('a', '\u0000');
      case 3 -> "<title>404</title><h1>Not found</h1><p>This page does not exist.</p>";
      default -> "<div>".repeat(3_000) + whole;
    };
  }

  private Map<String, String> page(Story story) {
    return line(story.url(), html(story));
  }

  private Map<String, String> line(String url, String html) {
    long jitter = random.nextInt(2 * JITTER_SECONDS) - JITTER_SECONDS;
    Instant fetched = BEGIN.plus(STEP.multipliedBy(count)).plusSeconds(jitter);
    Map<String, String> line = new LinkedHashMap<>();
    line.put("url", url);
    line.put("fetchedAt", fetched.toString());
    line.put("html", html);
    return line;
  }

  private static String html(Story story) {
    String body =
        story.paragraphs().stream()
            .map(text -> "<p>" + text + "</p>")
            .collect(Collectors.joining());
    return """
        <!doctype html><html lang="en"><head><title>%1$s</title></head><body>
        <nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
        <article><h1>%1$s</h1>%2$s</article>
        <footer>All rights reserved. <a href="/imprint">Imprint</a></footer></body></html>
        """
        .formatted(story.title(), body);
  }
}
