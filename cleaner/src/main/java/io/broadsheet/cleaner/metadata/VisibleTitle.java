package io.broadsheet.cleaner.metadata;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;

/**
 * The headline that the reader sees. It is a heading of the first level, unless that is the site's
 * name, a way back to a page above, or nothing that the head of the page speaks of: then it may be
 * one of the second level.
 */
final class VisibleTitle {

  private static final int MIN_LETTERS = 8;
  private static final Pattern KICKER =
      Pattern.compile(
          "(?i)kicker|over-?line|top-?line|roof-?line|dachzeile|spitzmarke|eyebrow|antetitulo|"
              + "sur-?titre|supertitle|pre-?title|occhiello");
  private static final Pattern FRONT_PAGE = Pattern.compile("(?i)(?:https?:)?//[^/?#]+/?");
  private static final Pattern LEADING_SEPARATOR = Pattern.compile("^[\\s\\-–—:|/•·]+");

  private final Landmarks page;
  private final SiteNames site;
  private final String url;
  private final Collection<String> known;
  private final List<String> letters;

  /**
   * Looks at one page.
   *
   * @param url the page's own address, or null
   * @param known the titles that other sources of the page give
   */
  VisibleTitle(Landmarks page, SiteNames site, String url, Collection<String> known) {
    this.page = page;
    this.site = site;
    this.url = url == null ? "" : url;
    this.known = known;
    this.letters = known.stream().map(Fold::letters).toList();
  }

  /**
   * The first heading that resembles a known title, else the first subheading that is one, else the
   * only heading, else what the title of the page begins or ends with.
   */
  Optional<String> find() {
    List<String> headings =
        page.headings().stream()
            .filter(h -> !leadsUp(h))
            .map(this::text)
            .filter(this::says)
            .toList();
    return headings.stream()
        .filter(text -> known.stream().anyMatch(title -> resembles(title, text)))
        .findFirst()
        .or(this::subheading)
        .or(() -> headings.size() == 1 ? Optional.of(headings.get(0)) : Optional.empty())
        .or(() -> page.headings().isEmpty() ? named() : Optional.empty());
  }

  private Optional<String> named() {
    return page.named().map(Element::ownText).filter(this::says);
  }

  private boolean says(String text) {
    return !text.isBlank() && !site.matches(text);
  }

  private Optional<String> subheading() {
    return page.subheadings().stream()
        .filter(h -> !leadsUp(h))
        .map(this::text)
        .filter(this::says)
        .filter(this::beginsKnown)
        .findFirst();
  }

  private boolean beginsKnown(String text) {
    String own = Fold.letters(text);
    return own.length() >= MIN_LETTERS && letters.stream().anyMatch(title -> title.startsWith(own));
  }

  /** Whether the heading is nothing but a link to a page above this one, such as the front page. */
  private boolean leadsUp(Element heading) {
    Element link = firstLink(heading);
    if (link == null || link.text().length() < heading.text().strip().length()) {
      return false;
    }
    String target = link.attr("href");
    return target.equals("/")
        || FRONT_PAGE.matcher(target).matches()
        || isAbove(path(StringUtil.resolve(url, target)), path(url));
  }

  private static Element firstLink(Element heading) {
    return heading.stream()
        .filter(element -> element.normalName().equals("a") && element.hasAttr("href"))
        .findFirst()
        .orElse(null);
  }

  private static boolean isAbove(String path, String page) {
    return !path.isEmpty() && page.length() > path.length() && page.startsWith(path);
  }

  /**
   * Host and path with a slash at the end, or an empty string where the address is not readable.
   */
  private static String path(String url) {
    try {
      URI uri = URI.create(url);
      String path = uri.getHost() + uri.getPath();
      return uri.getHost() == null ? "" : path.endsWith("/") ? path : path + "/";
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }

  /** Some headings begin with a label above the headline, in an element of its own. */
  private String text(Element heading) {
    return Stream.of(heading.lastElementChild())
        .filter(child -> child != null && letters.contains(Fold.letters(child.text())))
        .map(Element::text)
        .findFirst()
        .orElseGet(() -> withoutKicker(heading));
  }

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
    if (b.length() >= MIN_LETTERS && a.contains(b) || a.length() >= MIN_LETTERS && b.contains(a)) {
      return true;
    }
    List<String> words = List.of(b.split(" "));
    List<String> titleWords = List.of(a.split(" "));
    long shared = words.stream().filter(titleWords::contains).count();
    return words.size() >= 3 && shared * 2 >= words.size();
  }
}
