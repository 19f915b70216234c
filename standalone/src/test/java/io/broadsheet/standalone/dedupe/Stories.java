package io.broadsheet.standalone.dedupe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.dedupe.Article;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Streams of articles to decide. */
final class Stories {

  private static final Path WIRE =
      Path.of("..", "..", "shared", "data", "dedupe", "reuters21578.jsonl.gz");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final int WORDS = 60;

  private Stories() {}

  /** All wire stories in the order of their time; a test that asks for them is skipped without. */
  static List<Article> wire() {
    if (!Files.exists(WIRE)) {
      System.out.printf("Skipped: a test of wire stories needs %s, which is absent%n", WIRE);
      Assumptions.abort(WIRE + " is absent");
    }
    return read(Integer.MAX_VALUE);
  }

  /** The first wire stories, or made-up ones where there are none. */
  static List<Article> some(int count) {
    return Files.exists(WIRE) ? read(count) : madeUp(count);
  }

  /**
   * Edited, cut and extended copies of some stories, and revised texts under the same id, in an
   * order of arrival that is not the order of their time.
   */
  static List<Article> madeUp(int count) {
    Random random = new Random(7);
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "made-up-" + (random.nextInt(10) == 0 ? random.nextInt(i + 1) : i);
      Instant at = START.plus(Duration.ofMinutes(random.nextInt(48 * 60)));
      articles.add(new Article(id, null, at, "A title", text(random.nextInt(count / 8), random)));
    }
    Collections.shuffle(articles, random);
    return articles;
  }

  /**
   * The articles, and those of the default lane once more in another lane, in the same order.
   *
   * @param years how much earlier those of the lane were fetched; their ids are of their own
   */
  static List<Article> besides(List<Article> articles, String lane, int years) {
    List<Article> both = new ArrayList<>();
    for (Article article : articles) {
      if (article.lane() == null) {
        both.add(earlier(article, lane, years));
      }
      both.add(article);
    }
    return both;
  }

  private static Article earlier(Article article, String lane, int years) {
    return new Article(
        lane + "-" + article.id(),
        article.url(),
        article.fetchedAt().minus(Duration.ofDays(365L * years)),
        article.title(),
        article.text(),
        lane,
        true);
  }

  private static String text(int story, Random random) {
    List<String> words = words(story);
    switch (random.nextInt(5)) {
      case 0 -> words = words.subList(0, WORDS / 2 + random.nextInt(WORDS / 2));
      case 1 -> words = words.subList(random.nextInt(WORDS / 2), WORDS);
      case 2 -> words.addAll(words(-1 - random.nextInt(3)).subList(0, random.nextInt(WORDS)));
      case 3 -> words.set(random.nextInt(WORDS), "edit" + random.nextInt(3));
      default -> {}
    }
    return String.join(" ", words);
  }

  private static List<String> words(int story) {
    String[] words = new String[WORDS];
    Arrays.setAll(words, i -> (i % 7 == 0 ? "Name" : "word") + story + "x" + i);
    return new ArrayList<>(List.of(words));
  }

  private static List<Article> read(int count) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(WIRE)), StandardCharsets.UTF_8))) {
      List<Article> articles = new ArrayList<>();
      String line = lines.readLine();
      while (line != null && articles.size() < count) {
        articles.add(article(JSON.readTree(line)));
        line = lines.readLine();
      }
      return articles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Article article(JsonNode node) {
    return new Article(
        node.get("id").asText(),
        node.path("url").asText(null),
        Instant.parse(node.get("fetchedAt").asText()),
        node.path("title").asText(null),
        node.get("text").asText());
  }
}
