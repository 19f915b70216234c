package io.broadsheet.cleaner.metadata;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final int LEAST_HEADLINE = 12;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

  private final Landmarks page;
  private final MetaTags meta;
  private final SiteNames site;
  private final String url;

  /** {@code url} is the page's own address, or null. */
  TitleFinder(Landmarks page, MetaTags meta, SiteNames site, String url) {
    this.page = page;
    this.meta = meta;
    this.site = site;
    this.url = url;
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
    new VisibleTitle(page, site, url, List.copyOf(titles.values()))
        .find()
        .ifPresent(heading -> put(titles, Source.HEADING, heading));
    return elect(cleaned(titles)).or(this::subheading).or(this::titleElement).orElse(null);
  }

  private void put(Map<Source, String> titles, Source source, String title) {
    if (title == null || title.isBlank() || title.length() > MAX_LENGTH) {
      return;
    }
    String unescaped = title.indexOf('&') < 0 ? title : Parser.unescapeEntities(title, false);
    String plain = BLANKS.matcher(unescaped).replaceAll(" ").strip();
    if (!plain.isEmpty() && !site.matches(plain)) {
      titles.put(source, plain);
    }
  }

  /** Where the title says nothing but the name of the site: the first heading that says more. */
  private Optional<String> subheading() {
    return Stream.concat(page.subheadings().stream(), page.headlines().stream())
        .map(Element::text)
        .filter(text -> text.length() >= LEAST_HEADLINE && text.length() <= MAX_LENGTH)
        .filter(text -> !site.matches(text))
        .findFirst();
  }

  /** For a page whose site has the name of the story. */
  private Optional<String> titleElement() {
    return page.title().map(Element::text).map(TitleCleaner::upToBar).filter(t -> !t.isBlank());
  }

  private static String text(Element element) {
    String content = element.attr("content");
    return content.isBlank() ? element.text() : content;
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
        .map(Map.Entry::getKey)
        .flatMap(winner -> spelling(titles.values(), winner));
  }

  /** The spelling that most sources share: in some, words of two elements run together. */
  private static Optional<String> spelling(Collection<String> titles, String letters) {
    Map<String, List<String>> spellings =
        titles.stream()
            .filter(title -> Fold.letters(title).equals(letters))
            .collect(Collectors.groupingBy(Fold::words, LinkedHashMap::new, Collectors.toList()));
    return spellings.values().stream()
        .reduce((a, b) -> b.size() > a.size() ? b : a)
        .map(same -> same.get(0));
  }
}
