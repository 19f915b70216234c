package io.broadsheet.cleaner.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Finds the headline. Every source is heard, cleaned of the site's name, and the wording with the
 * heaviest support wins: sources that were written for search engines or social networks often
 * differ from the headline, but seldom agree with each other.
 */
final class TitleFinder {

  /** In the order that breaks ties. */
  private enum Source {
    STRUCTURED(1.6, false),
    OPEN_GRAPH(1.0, true),
    HEADING(2.0, false),
    MICRODATA(0.6, false),
    TWITTER(0.5, true),
    TITLE_ELEMENT(0.5, true);

    private final double weight;
    private final boolean isOfHead;

    Source(double weight, boolean isOfHead) {
      this.weight = weight;
      this.isOfHead = isOfHead;
    }
  }

  private static final int MAX_LENGTH = 400;
  private static final Pattern KICKER =
      Pattern.compile(
          "(?i)kicker|over-?line|top-?line|roof-?line|dachzeile|spitzmarke|eyebrow|antetitulo|"
              + "sur-?titre|supertitle|pre-?title|occhiello");
  private static final Pattern LEADING_SEPARATOR = Pattern.compile("^[\\s\\-–—:|/•·]+");

  private final Landmarks page;
  private final MetaTags meta;
  private final SiteNames site;

  TitleFinder(Landmarks page, MetaTags meta, SiteNames site) {
    this.page = page;
    this.meta = meta;
    this.site = site;
  }

  /** The headline, or null; {@code structured} is the one from JSON-LD or null. */
  String find(String structured) {
    Map<Source, String> titles = new EnumMap<>(Source.class);
    put(titles, Source.STRUCTURED, structured);
    put(titles, Source.OPEN_GRAPH, meta.first("og:title").orElse(null));
    put(titles, Source.TWITTER, meta.first("twitter:title").orElse(null));
    put(titles, Source.TITLE_ELEMENT, page.title().map(Element::text).orElse(null));
    if (structured == null) {
      page.properties("headline").stream()
          .findFirst()
          .ifPresent(headline -> put(titles, Source.MICRODATA, text(headline)));
    }
    put(titles, Source.HEADING, heading(titles));
    return elect(cleaned(titles)).orElse(null);
  }

  private void put(Map<Source, String> titles, Source source, String title) {
    if (title == null || title.isBlank() || title.length() > MAX_LENGTH) {
      return;
    }
    String plain = Parser.unescapeEntities(title, false).replaceAll("[\\s\\u00a0]+", " ").strip();
    if (!plain.isEmpty() && !site.matches(plain)) {
      titles.put(source, plain);
    }
  }

  private static String text(Element element) {
    String content = element.attr("content");
    return content.isBlank() ? element.text() : content;
  }

  /** The first heading that resembles what the head of the page says, else the only one. */
  private String heading(Map<Source, String> known) {
    List<String> headings = new ArrayList<>();
    for (Element h1 : page.headings()) {
      String text = withoutKicker(h1);
      if (!text.isBlank() && !site.matches(text)) {
        headings.add(text);
      }
    }
    return headings.stream()
        .filter(text -> known.values().stream().anyMatch(title -> resembles(title, text)))
        .findFirst()
        .orElse(headings.size() == 1 ? headings.get(0) : null);
  }

  /** Some headings begin with a label above the headline, in an element of its own. */
  private static String withoutKicker(Element heading) {
    String kicker =
        heading.children().stream()
            .filter(child -> KICKER.matcher(child.className()).find())
            .findFirst()
            .map(Element::text)
            .orElse("");
    String text = heading.text();
    boolean isPart =
        !kicker.isEmpty() && text.startsWith(kicker) && text.length() > kicker.length();
    return isPart
        ? LEADING_SEPARATOR.matcher(text.substring(kicker.length())).replaceFirst("")
        : text;
  }

  private static boolean resembles(String title, String heading) {
    String a = Fold.words(title);
    String b = Fold.words(heading);
    if (b.length() >= 8 && a.contains(b) || a.length() >= 8 && b.contains(a)) {
      return true;
    }
    List<String> words = List.of(b.split(" "));
    List<String> titleWords = List.of(a.split(" "));
    long shared = words.stream().filter(titleWords::contains).count();
    return words.size() >= 3 && shared * 2 >= words.size();
  }

  private Map<Source, String> cleaned(Map<Source, String> titles) {
    TitleCleaner cleaner = new TitleCleaner(site);
    Map<Source, String> cleaned = new EnumMap<>(Source.class);
    titles.forEach(
        (source, title) -> {
          List<String> others =
              titles.entrySet().stream()
                  .filter(other -> other.getKey() != source)
                  .map(Map.Entry::getValue)
                  .toList();
          String clean = cleaner.clean(title, others);
          cleaned.put(source, source.isOfHead ? TitleCleaner.upToBar(clean) : clean);
        });
    return cleaned;
  }

  private static Optional<String> elect(Map<Source, String> titles) {
    Map<String, Double> support = new LinkedHashMap<>();
    titles.forEach(
        (source, title) -> support.merge(Fold.letters(title), source.weight, Double::sum));
    return support.entrySet().stream()
        .max(Comparator.comparingDouble(Map.Entry::getValue))
        .flatMap(
            winner ->
                titles.values().stream()
                    .filter(title -> Fold.letters(title).equals(winner.getKey()))
                    .findFirst());
  }
}
