package io.broadsheet.cleaner.reject;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Measures a page by markup outside its text: the class of its body, its fields. */
final class MarkupMeasures {

  private static final Map<String, PageFeature> BODY_WORDS =
      Map.ofEntries(
          Map.entry("single", PageFeature.BODY_SINGLE),
          Map.entry("article", PageFeature.BODY_SINGLE),
          Map.entry("post", PageFeature.BODY_SINGLE),
          Map.entry("story", PageFeature.BODY_SINGLE),
          Map.entry("page", PageFeature.BODY_PAGE),
          Map.entry("landing", PageFeature.BODY_PAGE),
          Map.entry("service", PageFeature.BODY_PAGE),
          Map.entry("archive", PageFeature.BODY_ARCHIVE),
          Map.entry("category", PageFeature.BODY_ARCHIVE),
          Map.entry("collection", PageFeature.BODY_ARCHIVE),
          Map.entry("listing", PageFeature.BODY_ARCHIVE),
          Map.entry("search", PageFeature.BODY_ARCHIVE));

  private MarkupMeasures() {}

  static void measure(Document document, float[] row) {
    bodyClass(document.body(), row);
    row[PageFeature.INPUTS.ordinal()] = document.getElementsByTag("input").size();
  }

  private static void bodyClass(Element body, float[] row) {
    String names = (body.className() + " " + body.id()).toLowerCase(Locale.ROOT);
    String bounded = names.length() > 500 ? names.substring(0, 500) : names;
    for (String word : bounded.split("[^a-z]+")) {
      PageFeature feature = BODY_WORDS.get(word);
      if (feature != null) {
        add(row, feature);
      }
    }
  }

  private static void add(float[] row, PageFeature feature) {
    row[feature.ordinal()]++;
  }
}
