package io.broadsheet.cleaner.site;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A sentence that a site sets among the paragraphs of every story, marked by nothing. */
enum HouseLine {
  AT_THE_START("The paper has served the towns along the river since the year of the flood."),
  BETWEEN("How we choose what to report, and what to leave out, stands on a page of its own."),
  AT_THE_END("This newsroom belongs to the people who read it, and to nobody else at all.");

  private static final int MIN_PARAGRAPH = 80;
  private static final int MIN_PARAGRAPHS = 4;

  private final String text;

  HouseLine(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * The page with this line among the article's paragraphs and without an address of its own; empty
   * when fewer than four paragraphs of the article are found in the page.
   */
  Optional<String> insertInto(String html, String gold) {
    Document page = Jsoup.parse(html);
    page.select("link[rel=canonical], meta[property=og:url]").remove();
    String body = spaced(gold);
    List<Element> paragraphs =
        page.select("p").stream()
            .filter(p -> p.text().length() >= MIN_PARAGRAPH && body.contains(spaced(p.text())))
            .toList();
    if (paragraphs.size() < MIN_PARAGRAPHS) {
      return Optional.empty();
    }
    Element line = new Element("p").text(text);
    switch (this) {
      case AT_THE_START -> paragraphs.get(0).before(line);
      case BETWEEN -> paragraphs.get(paragraphs.size() / 2).after(line);
      case AT_THE_END -> paragraphs.get(paragraphs.size() - 1).after(line);
    }
    return Optional.of(page.outerHtml());
  }

  private static String spaced(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
