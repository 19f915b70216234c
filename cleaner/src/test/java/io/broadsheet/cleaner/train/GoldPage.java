package io.broadsheet.cleaner.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.decode.Decoded;
import io.broadsheet.cleaner.decode.PageDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A labelled page.
 *
 * @param set name of the folder that it stands in
 * @param gold what people say of it: articleBody, title, and more
 * @param html the page as it was fetched, packed with gzip
 */
public record GoldPage(String set, String id, JsonNode gold, Path html) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARTICLE = "article";

  /** The pages of all sets, in the same order each time: folders with gold.json and html. */
  public static List<GoldPage> read(Path data) throws IOException {
    List<GoldPage> pages = new ArrayList<>();
    try (Stream<Path> folders = Files.list(data)) {
      for (Path folder : folders.sorted().toList()) {
        if (Files.exists(folder.resolve("gold.json"))) {
          read(folder, pages);
        }
      }
    }
    return pages;
  }

  private static void read(Path folder, List<GoldPage> into) throws IOException {
    JsonNode gold = JSON.readTree(folder.resolve("gold.json").toFile());
    for (String id : (Iterable<String>) gold::fieldNames) {
      Path html = folder.resolve("html").resolve(id + ".html.gz");
      into.add(new GoldPage(folder.getFileName().toString(), id, gold.get(id), html));
    }
  }

  /** Whether it holds an article. */
  public boolean isArticle() {
    return gold.path("type").asText(ARTICLE).equals(ARTICLE);
  }

  /** What the pages of one site have in common: the name of the site, or its host. */
  public String site() {
    String url = gold.path("url").asText("");
    String host = url.contains("//") ? url.split("/")[2].replaceFirst("^www\\.", "") : "";
    return gold.path("site").asText(host);
  }

  /** The page as text, empty when it cannot be decoded. */
  public String text() throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(html))) {
      Page page = new Page(null, Instant.now(), in.readAllBytes(), "text/html", null, 200);
      return new PageDecoder().decode(page) instanceof Decoded.Text decoded ? decoded.text() : "";
    }
  }
}
