package io.broadsheet.bench.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The pages below one folder, in the order of their names. */
public record PageSet(String name, List<WebPage> pages) {

  private static final String GOLD = "gold.json";

  /**
   * Reads a folder as one set, or as one set for each folder in it that has a gold file.
   *
   * @return empty when there are no pages
   */
  public static List<PageSet> in(Path folder) throws IOException {
    List<PageSet> sets = new ArrayList<>();
    for (Path root : roots(folder)) {
      PageSet set = read(root);
      if (!set.pages.isEmpty()) {
        sets.add(set);
      }
    }
    return sets;
  }

  /** Whether the set can be scored. */
  boolean hasGold() {
    return pages.stream().anyMatch(page -> page.gold() != null);
  }

  private static List<Path> roots(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      List<Path> roots =
          children.filter(child -> Files.exists(child.resolve(GOLD))).sorted().toList();
      return roots.isEmpty() ? List.of(folder) : roots;
    }
  }

  private static PageSet read(Path root) throws IOException {
    Path goldFile = root.resolve(GOLD);
    JsonNode gold = new ObjectMapper().createObjectNode();
    if (Files.exists(goldFile)) {
      gold = new ObjectMapper().readTree(goldFile.toFile());
    }
    List<WebPage> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(PageSet::isPage).sorted().toList()) {
        String id = file.getFileName().toString().replaceAll("\\.html?(\\.gz)?$", "");
        pages.add(new WebPage(id, file.toUri().toString(), body(file), text(gold.path(id))));
      }
    }
    return new PageSet(root.getFileName().toString(), pages);
  }

  private static boolean isPage(Path file) {
    return file.getFileName().toString().matches(".*\\.html?(\\.gz)?");
  }

  private static byte[] body(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream input = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return input.readAllBytes();
    }
  }

  /** What is no article has no text to be found. */
  private static String text(JsonNode gold) {
    return gold.path("type").asText("article").equals("article")
        ? gold.path("articleBody").asText(null)
        : null;
  }
}
