package io.broadsheet.cleaner.metadata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Finds the byline that readers see: first below the headline, then above it. An element counts when
 * its markup says author, when it links to an author's page, or when its text begins with "By".
 */
final class Bylines {

  private static final int MAX_ELEMENTS = 700;
  private static final int MAX_LINES = 4;
  private static final int MAX_LINE = 90;

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:^|[\\s_-]|[a-z](?=[A-Z]))(?i:by-?lines?|author(?:s|ed)?|writers?|autor(?:en|in|es)?|"
              + "auteurs?|autore|contributors?|reporter|journalist|posted-by|written-by|vcard)"
              + "(?:$|[\\s_-]|name|link|(?<=[a-z])(?=[A-Z]))");
  private static final Pattern OTHER_ARTICLE =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:comments?|commentlist|related|recommend\\w*|teasers?|sidebar|promo|popular|"
              + "latest|trending|more|newsletter|menu|navbar|testimonials?|podcast|bookmark)(?:$|[\\s_-])");
  private static final Pattern OTHER_ROLE =
      Pattern.compile("(?i)caption|credit|image|photo|img|figure|avatar|quote|review|comment|follow");
  private static final Pattern AUTHOR_LINK =
      Pattern.compile(
          "(?i)/(?:authors?|autor(?:en|es|i|in)?|auteurs?|writers?|staff|profiles?|journalists?|"
              + "contributors?)/[^/?#]+");
  private static final Pattern BY_LINE =
      Pattern.compile(
          "(?:[Bb]y|BY|Von|VON|Par|PAR|Por|POR|Door|Di|Av|Af|Text|Texte?|(?:Written|Posted) by)"
              + "\\s*:?\\s+(?=\\p{Lu})");
  private static final Set<String> ASIDE = Set.of("aside", "footer", "nav", "figure", "figcaption");
  private static final Set<String> PARTICLES =
      Set.of(
          "von", "van", "de", "der", "den", "da", "dos", "do", "das", "di", "del", "della", "la", "le",
          "el", "al", "bin", "ibn", "ben", "bint", "y", "e", "zu", "ter", "ten", "af", "av", "dr", "st");

  /** Words of links and labels that stand in capitals near bylines. */
  private static final Set<String> NO_NAME =
      Set.of(
          "about", "all", "and", "article", "articles", "at", "by", "categories", "comments", "contact",
          "edited", "filed", "follow", "for", "from", "i", "in", "information", "is", "log", "login",
          "me", "member", "more", "my", "of", "on", "our", "photo", "posted", "posts", "published",
          "read", "reviewed", "search", "see", "share", "sign", "subscribe", "tags", "the", "to",
          "updated", "us", "view", "with", "written", "your");

  private final AuthorNames names;

  Bylines(AuthorNames names) {
    this.names = names;
  }

  /** The names of the first byline that holds some. */
  List<String> find(Document document) {
    Element heading = DocumentOrder.heading(document).orElse(document.body());
    Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
    around.addAll(heading.parents());
    return Stream.of(
            DocumentOrder.after(heading, MAX_ELEMENTS).toList(),
            DocumentOrder.before(heading, document, MAX_ELEMENTS).toList())
        .flatMap(
            part ->
                Stream.<Predicate<Element>>of(Bylines::isMarked, Bylines::beginsWithBy)
                    .map(isByline -> find(part, isByline, around)))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> find(
      List<Element> elements, Predicate<Element> isByline, Set<Element> aroundHeading) {
    return elements.stream()
        .filter(element -> isByline.test(element) && !isElsewhere(element, aroundHeading))
        .map(this::namesIn)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static boolean isMarked(Element element) {
    return isAuthorLink(element)
        || element.attr("itemprop").equals("author")
        || isMarked(element.className())
        || isMarked(element.id());
  }

  private static boolean isMarked(String token) {
    return token.length() > 4 && token.length() < 400 && BYLINE.matcher(token).find();
  }

  private static boolean isAuthorLink(Element element) {
    return element.normalName().equals("a")
        && (element.attr("rel").contains("author")
            || AUTHOR_LINK.matcher(element.attr("href")).find());
  }

  private static boolean beginsWithBy(Element element) {
    if (element.childrenSize() > 3 || element.childrenSize() == 0 && !element.hasText()) {
      return false;
    }
    String text = element.text();
    return text.length() > 5 && text.length() < MAX_LINE && BY_LINE.matcher(text).lookingAt();
  }

  /**
   * Bylines of comments, of other articles and of pictures are not the article's. What also contains
   * the headline says nothing about that.
   */
  private static boolean isElsewhere(Element element, Set<Element> aroundHeading) {
    if (OTHER_ROLE.matcher(element.className()).find()) {
      return true;
    }
    boolean isExplicit = element.attr("rel").contains("author");
    for (Element e = element; e != null && !aroundHeading.contains(e); e = e.parent()) {
      boolean isAside = ASIDE.contains(e.normalName()) && !(isExplicit && e.normalName().equals("aside"));
      boolean isMeta = e.normalName().equals("footer") && e.closest("article, main") != null;
      if (isAside && !isMeta
          || OTHER_ARTICLE.matcher(e.className()).find()
          || OTHER_ARTICLE.matcher(e.id()).find()) {
        return true;
      }
    }
    return false;
  }

  private List<String> namesIn(Element element) {
    List<String> linked = new ArrayList<>();
    for (Element part : element.getAllElements()) {
      boolean isName = part.attr("itemprop").equals("name") || isAuthorLink(part);
      if (isName) {
        addAll(linked, part.hasAttr("content") ? part.attr("content") : part.text(), true);
      }
    }
    return linked.isEmpty() ? namesInLines(element) : linked;
  }

  /** The text nodes of a byline: a word such as "By", then names, then roles, dates, a biography. */
  private List<String> namesInLines(Element element) {
    List<String> found = new ArrayList<>();
    addAll(found, element.attr("content"), true);
    boolean isNameOnly = element.className().toLowerCase(Locale.ROOT).contains("name");
    element
        .nodeStream(TextNode.class)
        .map(node -> node.text().strip())
        .filter(line -> !line.isEmpty())
        .limit(MAX_LINES)
        .filter(line -> line.length() <= MAX_LINE)
        .forEach(line -> addAll(found, line, isNameOnly));
    return found;
  }

  private void addAll(List<String> into, String text, boolean isExplicit) {
    for (String name : names.parse(text)) {
      boolean fits = isExplicit && isCapitalised(name) || looksLikePerson(name);
      if (fits && into.stream().noneMatch(name::equalsIgnoreCase)) {
        into.add(name);
      }
    }
  }

  private static boolean isCapitalised(String name) {
    return !Character.isLowerCase(name.codePointAt(0));
  }

  /** Two to five words, each beginning like a name; scripts without case are taken as they are. */
  static boolean looksLikePerson(String name) {
    if (Character.getType(name.codePointAt(0)) == Character.OTHER_LETTER) {
      return name.length() <= 20;
    }
    String[] words = name.split(" ");
    if (words.length < 2 || words.length > 5) {
      return false;
    }
    for (String word : words) {
      String lower = word.toLowerCase(Locale.ROOT);
      boolean isNamePart = Character.isUpperCase(word.codePointAt(0)) || PARTICLES.contains(lower);
      if (!isNamePart || NO_NAME.contains(lower)) {
        return false;
      }
    }
    return true;
  }
}
