package io.broadsheet.cleaner.gold;

import io.broadsheet.cleaner.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * A page and what should come out of it. The README beside the pages tells the format.
 *
 * @param name file name without its ending
 * @param html the page as a crawler would get it, without head and marks
 * @param text words of the article, empty on a page that is no story
 * @param fields values of the head by their names, in order
 */
record GoldPage(String name, String html, String text, Map<String, List<String>> fields) {

  private static final Instant FETCHED = Instant.parse("2026-01-15T12:00:00Z");
  private static final Pattern HEAD = Pattern.compile("\\A<!--gold\\n(.*?)-->\\n", Pattern.DOTALL);
  private static final String OPEN = "<!--[-->";
  private static final String CLOSE = "<!--]-->";

  static List<GoldPage> readAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<GoldPage> pages = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".html", "");
        pages.add(parse(name, Files.readString(file)));
      }
      return pages;
    }
  }

  static GoldPage parse(String name, String source) {
    Matcher head = HEAD.matcher(source);
    if (!head.find()) {
      throw new IllegalArgumentException(name + " does not begin with a head");
    }
    String marked = source.substring(head.end());
    String html = marked.replace(OPEN, "").replace(CLOSE, "");
    return new GoldPage(name, html, Jsoup.parse(gold(name, marked)).text(), fields(head.group(1)));
  }

  Page page() {
    return new Page(
        value("url"), FETCHED, html.getBytes(StandardCharsets.UTF_8), "text/html", "utf-8", 200);
  }

  /** Values of the field joined by a space, or null where the head does not have it. */
  String value(String field) {
    return fields.containsKey(field) ? String.join(" ", fields.get(field)) : null;
  }

  private static String gold(String name, String marked) {
    StringBuilder gold = new StringBuilder();
    int from = marked.indexOf(OPEN);
    while (from >= 0) {
      int to = marked.indexOf(CLOSE, from);
      int next = marked.indexOf(OPEN, from + 1);
      if (to < 0 || next >= 0 && next < to) {
        throw new IllegalArgumentException(name + " opens a mark that is not closed");
      }
      gold.append(marked, from + OPEN.length(), to).append('\n');
      from = next;
    }
    return gold.toString();
  }

  private static Map<String, List<String>> fields(String head) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    head.lines()
        .map(line -> line.split(":\\s*", 2))
        .forEach(pair -> fields.computeIfAbsent(pair[0], k -> new ArrayList<>()).add(pair[1]));
    return fields;
  }
}
