package io.broadsheet.dedupe.evaluation;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Reads the collections beside the project; a test that asks for an absent one is skipped. */
final class SharedData {

  private static final Path ROOT = Path.of("..", "..", "shared", "data");
  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedData() {}

  static Path path(String name) {
    Path path = ROOT.resolve(name);
    if (!Files.exists(path)) {
      System.out.printf("Skipped: a test of collections needs %s, which is absent%n", path);
      Assumptions.abort(path + " is absent");
    }
    return path;
  }

  /** The reviewed bodies of a gold file, all fetched at the same time. */
  static List<Article> goldArticles(String name, Instant fetchedAt) {
    List<Article> articles = new ArrayList<>();
    for (var entry : read(path(name)).properties()) {
      JsonNode page = entry.getValue();
      articles.add(
          new Article(
              entry.getKey(),
              null,
              fetchedAt,
              page.path("title").asText(""),
              page.path("articleBody").asText("")));
    }
    return articles;
  }

  /** A gzipped file of one article a line. */
  static List<Article> articleLines(String name) {
    Path path = path(name);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      List<Article> articles = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode node = JSON.readTree(line);
        articles.add(
            new Article(
                node.get("id").asText(),
                null,
                Instant.parse(node.get("fetchedAt").asText()),
                node.path("title").asText(null),
                node.get("text").asText()));
      }
      return articles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path path) {
    try {
      return JSON.readTree(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A third of everything is never looked at one by one: it tells whether rules generalise. */
  static boolean isHeldOut(String id) {
    CRC32 crc = new CRC32();
    crc.update(id.getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % 3 == 0;
  }
}
