package io.broadsheet.cleaner.metadata;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What class names, links and enclosing elements say about bylines. */
final class BylineMarkup {

  private static final int MAX_DEPTH = 40;
  private static final int MAX_TOKEN = 400;

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:^|[\\s_-]|[a-z](?=[A-Z]))(?i:by-?lines?|author(?:s|ed)?|writers?|autor(?:en|in|es)?|"
              + "auteurs?|autore|contributors?|reporter|journalist|posted-by|written-by|vcard)"
              + "(?:$|[\\s_-]|name|link|(?<=[a-z])(?=[A-Z]))");
  private static final String OF_OTHERS =
      "comments?|commentlist|related\\w*|recommend\\w*|teasers?|popular|latest|trending";
  private static final Pattern OTHERS = named(OF_OTHERS);
  private static final Pattern BESIDE =
      named(
          OF_OTHERS + "|sidebar|promo|more|newsletter|menu|navbar|testimonials?|podcast|bookmark");
  private static final Pattern OTHER_ROLE =
      Pattern.compile("(?i)caption|image|photo|img|figure|avatar|quote|review|comment|follow");

  /** Of a picture, but beside the headline of who wrote the text. */
  private static final Pattern CREDIT = Pattern.compile("(?i)credit");

  private static final List<String> HINTS =
      List.of(
          ("uthor yline utor uteur riter eporter ournalist ontribut vcard y-line sted-by itten-by"
                  + " staff profile")
              .split(" "));
  private static final Pattern AUTHOR_LINK =
      Pattern.compile(
          "(?i)/(?:authors?|autor(?:en|es|i|in)?|auteurs?|writers?|staff|profiles?|journalists?|"
              + "contributors?)/[^/?#]+");
  private static final List<String> DATA = List.of("data-testid", "data-component", "data-type");
  private static final Set<String> ASIDE = Set.of("aside", "footer", "nav", "figure", "figcaption");

  private final Set<Element> aroundHeading = Collections.newSetFromMap(new IdentityHashMap<>());

  BylineMarkup(Element heading) {
    aroundHeading.addAll(heading.parents());
  }

  /** Matches class names and ids that have one of the words. */
  private static Pattern named(String words) {
    return Pattern.compile("(?i)(?:^|[\\s_-])(?:" + words + ")(?:$|[\\s_-])");
  }

  /** Whether the element's names, properties or link say that authors are named in it. */
  static boolean isMarked(Element element) {
    return isAddress(element)
        || element.attributesSize() > 0
            && (isAuthorLink(element)
                || element.attr("itemprop").equals("author")
                || isPerson(element)
                || isMarked(element.className())
                || isMarked(element.id())
                || hasMarkedData(element));
  }

  /** HTML has an element for how to reach who wrote the article; places have numbers in it. */
  private static boolean isAddress(Element element) {
    return element.normalName().equals("address")
        && element.text().codePoints().noneMatch(Character::isDigit);
  }

  /** Where class names are made up, tests and scripts find elements by others. */
  private static boolean hasMarkedData(Element element) {
    for (String name : DATA) {
      if (isMarked(element.attr(name))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarked(String token) {
    return isHint(token) && token.length() < MAX_TOKEN && BYLINE.matcher(token).find();
  }

  /** Whether the element links to the page of an author. */
  static boolean isAuthorLink(Element element) {
    if (!element.normalName().equals("a")) {
      return false;
    }
    String href = element.attr("href");
    return element.attr("rel").contains("author")
        || isHint(href) && AUTHOR_LINK.matcher(href).find();
  }

  /** As Drupal marks the name of who wrote a page, in RDFa. */
  private static boolean isPerson(Element element) {
    return element.attr("typeof").endsWith("Person");
  }

  /** A cheap test that most elements fail, before the patterns are asked. */
  private static boolean isHint(String token) {
    for (int i = 0; i < HINTS.size() && token.length() > 4; i++) {
      if (token.contains(HINTS.get(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the element is not part of a comment, of another article or of a picture. What also
   * contains the headline says nothing about that.
   */
  boolean isOfArticle(Element element) {
    if (aroundHeading.contains(element)
        || OTHER_ROLE.matcher(element.className()).find()
        || CREDIT.matcher(element.className()).find()
            && !aroundHeading.contains(element.parent())) {
      return false;
    }
    boolean isExplicit = element.attr("rel").contains("author") || isPerson(element);
    Element e = element;
    for (int up = 0; up < MAX_DEPTH && e != null && !aroundHeading.contains(e); up++) {
      boolean isAside =
          ASIDE.contains(e.normalName()) && !((isExplicit || e == element) && isMeta(e));
      if (isAside || isNamed(e, BESIDE)) {
        return false;
      }
      e = e.parent();
    }
    return true;
  }

  /** Whether a list of other articles or of comments encloses the element. */
  boolean isAmongOthers(Element element) {
    Element e = element;
    for (int up = 0; up < MAX_DEPTH && e != null && !aroundHeading.contains(e); up++) {
      if (isNamed(e, OTHERS)) {
        return true;
      }
      e = e.parent();
    }
    return false;
  }

  private static boolean isNamed(Element element, Pattern names) {
    return names.matcher(element.className()).find() || names.matcher(element.id()).find();
  }

  /** Some articles keep their byline in an aside or a footer of their own. */
  private static boolean isMeta(Element element) {
    return element.normalName().equals("aside") || element.normalName().equals("footer");
  }
}
