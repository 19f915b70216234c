package io.broadsheet.bench.dedupe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.dedupe.Article;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a file of one article a line, as {@code broadsheet dedupe} takes it. */
public final class ArticleLines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ArticleLines() {}

  public static List<Article> read(Path file) throws IOException {
    List<Article> articles = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream input = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        articles.add(article(JSON.readTree(line)));
      }
    }
    return articles;
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
