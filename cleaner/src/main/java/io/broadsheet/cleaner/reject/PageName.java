package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.metadata.Metadata;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** What a page calls itself, by its title and its first-level headings. */
final class PageName {

  private static final int LONGEST = 120;
  private static final int MOST_READ = 500;
  private static final int MOST_HEADINGS = 3;
  private static final int MORE_WORDS = 3;

  /** A longer title is a headline; headings that it does not have are those of dialogs. */
  private static final int SHORT_TITLE = 40;

  private static final Pattern PARTS =
      Pattern.compile(
          "\\s+[-–—/\\\\·•»«›:]+\\s+|\\s*[|»·•_]+\\s*|(?<=[\\u3040-\\u9fff\\uac00-\\ud7a3])[-–—]");

  /** Names of hosts, which stand amid the words of pages that sell them. */
  static final Pattern HOST =
      Pattern.compile("(?<![\\p{L}\\d-])[\\p{L}\\d-]++(?:\\.[\\p{L}\\d-]{2,}+)++ ?");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\d]+");

  /** Words that add nothing to the name of a page. */
  private static final Set<String> SMALL =
      Set.copyOf(
          List.of(
              ("a the our of for at by to on and & der die das des unserer unsere für von zu bei im auf de du la le les"
                      + " del della dello di do da dos das el los van het een voor op w z na dla serwisu strony"
                      + " på av för til fra og och sitenin gmbh ag kg se ltd inc llc plc co sa sarl srl spa"
                      + " bv nv oy ab as sp ooo ооо ао сайта портала на της του των για")
                  .split(" ")));

  private final String site;
  private final List<String> names = new ArrayList<>();
  private final List<String> parts;

  PageName(Document document, Metadata metadata) {
    String title = lower(document.title());
    parts = List.of(PARTS.split(title));
    String address =
        metadata.canonicalUrl() == null ? document.location() : metadata.canonicalUrl();
    site = host(address) + " " + lower(metadata.siteName());
    List<String> headings =
        document.select("h1").stream()
            .limit(MOST_HEADINGS)
            .map(heading -> lower(heading.text()))
            .filter(heading -> !heading.isBlank() && !isOfSite(heading))
            .filter(heading -> title.length() <= SHORT_TITLE || title.contains(heading))
            .toList();
    headings.forEach(this::add);
    String last = parts.size() > 1 ? parts.get(parts.size() - 1) : "";
    if (headings.stream().allMatch(last::equals)) {
      add(title);
    }
    add(lower(metadata.title()));
  }

  private void add(String name) {
    if (name.isBlank() || name.length() > LONGEST) {
      return;
    }
    names.add(name);
    Arrays.stream(PARTS.split(name))
        .filter(part -> !part.isBlank() && !isOfSite(part))
        .findFirst()
        .ifPresent(names::add);
  }

  private static String lower(String text) {
    String whole = Objects.requireNonNullElse(text, "");
    String plain = whole.substring(0, Math.min(whole.length(), MOST_READ)).toLowerCase(Locale.ROOT);
    return HOST.matcher(plain).replaceAll("").strip();
  }

  /** The host of an absolute address. */
  private static String host(String address) {
    String path = address.substring(address.indexOf("//") + 1);
    return path.split("[/?#]", 3)[path.startsWith("/") ? 1 : 0];
  }

  /** Whether the words are all of the site's name, or say nothing. */
  private boolean isOfSite(String text) {
    return NO_WORD
        .splitAsStream(text)
        .allMatch(word -> word.isEmpty() || SMALL.contains(word) || site.contains(word));
  }

  /** Whether the page calls itself that and nothing else. */
  boolean is(PageKind kind) {
    return names.stream().anyMatch(name -> PagePhrases.isNamed(kind, name, this::isOfSite));
  }

  /** Whether a part of the title does, whatever the headings say. */
  boolean isInTitle(PageKind kind) {
    return is(kind)
        || parts.stream().anyMatch(part -> PagePhrases.isNamed(kind, part, this::isOfSite));
  }

  /** Whether the page calls itself that with a few words more. */
  boolean isNearly(PageKind kind) {
    return names.stream().anyMatch(name -> PagePhrases.isNamed(kind, name, this::isShort));
  }

  private boolean isShort(String rest) {
    return NO_WORD.splitAsStream(rest).filter(word -> !isOfSite(word)).count() <= MORE_WORDS;
  }
}
