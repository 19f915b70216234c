package io.broadsheet.cleaner.reject;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Measures a page by the names that its body carries, such as {@code single-post}. */
final class BodyMeasures {

  private static final int MAX_NAMES = 500;
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

  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

  private BodyMeasures() {}

  static void measure(Document document, float[] row) {
    Element body = document.body();
    String names = (body.className() + " " + body.id()).toLowerCase(Locale.ROOT);
    String bounded = names.length() > MAX_NAMES ? names.substring(0, MAX_NAMES) : names;
    for (String word : NO_LETTERS.split(bounded)) {
      PageFeature feature = BODY_WORDS.get(word);
      if (feature != null) {
        row[feature.ordinal()]++;
      }
    }
  }
}
