package io.broadsheet.cleaner.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Finds the byline that readers see. */
final class Bylines {

  private static final int MAX_CANDIDATES = 40;
  private static final int MAX_TEXT = 200;
  private static final int MAX_NAMES = 8;

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:^|[\\s_-]|[a-z](?=[A-Z]))(?i:by-?lines?|authors?|writers?|autor(?:en|in|es)?|auteurs?|"
              + "autore|contributors?|reporter|journalist|posted-by|written-by|vcard)"
              + "(?:$|[\\s_-]|name|link|(?<=[a-z])(?=[A-Z]))");
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)comment|related|recommend|teaser|sidebar|widget|footer|caption|credit|image|photo|img|"
              + "figure|gallery|card|promo|popular|latest|more-|share|social|follow|bio|avatar|quote|"
              + "reviewer|podcast|newsletter|menu|navbar|mol-mod");
  private static final Pattern AUTHOR_LINK =
      Pattern.compile(
          "(?i)/(?:authors?|autor(?:en|es|i|in)?|auteurs?|writers?|people|staff|profiles?|by|journalists?|contributors?|redaktion)/");
  private static final Pattern BY_LINE =
      Pattern.compile(
          "(?:By|BY|Von|VON|Par|PAR|Por|POR|Door|Written by|Di|Av|Af)\\s*:?\\s+(?=\\p{Lu})");
  private static final Set<String> PARTICLES =
      Set.of(
          "von", "van", "de", "der", "den", "da", "dos", "do", "das", "di", "del", "della", "la",
          "le", "el", "al", "bin", "ibn", "ben", "bint", "y", "e", "zu", "ter", "ten", "af", "av",
          "dr", "st");

  private final AuthorNames names;

  Bylines(AuthorNames names) {
    this.names = names;
  }

  /** Names from the first element that is marked as a byline and holds some. */
  List<String> find(Document document) {
    int candidates = 0;
    for (Element element : document.body().getAllElements()) {
      if (isMarked(element) && !isElsewhere(element)) {
        List<String> found = namesIn(element);
        if (!found.isEmpty()) {
          return found;
        }
        if (++candidates >= MAX_CANDIDATES) {
          break;
        }
      }
    }
    return fromTextAfterHeading(document);
  }

  private static boolean isMarked(Element element) {
    return element.attr("rel").equals("author")
        || element.attr("itemprop").equals("author")
        || BYLINE.matcher(element.className()).find()
        || BYLINE.matcher(element.id()).find();
  }

  /** Bylines of comments, of other articles and of pictures are not the article's. */
  private static boolean isElsewhere(Element element) {
    if (OTHER.matcher(element.className()).find()) {
      return true;
    }
    for (Element e = element.parent();
        e != null && !e.normalName().equals("body");
        e = e.parent()) {
      if (Set.of("aside", "footer", "nav", "figure", "figcaption").contains(e.normalName())
          || OTHER.matcher(e.className()).find() && !e.normalName().equals("article")
          || OTHER.matcher(e.id()).find()) {
        return true;
      }
    }
    return false;
  }

  private List<String> namesIn(Element element) {
    List<String> linked = new ArrayList<>();
    for (Element link : element.select("[itemprop=name], a[href]")) {
      boolean isAuthor =
          link.hasAttr("itemprop")
              || link.attr("rel").equals("author")
              || AUTHOR_LINK.matcher(link.attr("href")).find();
      if (isAuthor) {
        addAll(linked, link.hasAttr("content") ? link.attr("content") : link.text());
      }
    }
    if (!linked.isEmpty()) {
      return linked;
    }
    String text = element.text();
    return text.length() > MAX_TEXT ? List.of() : namesInLines(element);
  }

  /** The text nodes of a byline: a word such as "By", then names, then roles and dates. */
  private List<String> namesInLines(Element element) {
    List<String> found = new ArrayList<>();
    String content = element.attr("content");
    if (!content.isBlank()) {
      addAll(found, content);
    }
    element
        .nodeStream(TextNode.class)
        .map(node -> node.text().strip())
        .filter(line -> !line.isEmpty())
        .limit(MAX_NAMES)
        .forEach(line -> addAll(found, line));
    return found;
  }

  private void addAll(List<String> into, String text) {
    for (String name : names.parse(text)) {
      if (looksLikePerson(name) && into.stream().noneMatch(name::equalsIgnoreCase)) {
        into.add(name);
      }
    }
  }

  /** A short line after the headline that begins with "By" and goes on with a name. */
  private List<String> fromTextAfterHeading(Document document) {
    Element heading = document.selectFirst("h1");
    if (heading == null) {
      return List.of();
    }
    int seen = 0;
    for (Element e = next(heading); e != null && seen < 60; e = next(e), seen++) {
      String text = e.childrenSize() > 4 ? "" : e.text();
      if (text.length() > 5 && text.length() < 120 && BY_LINE.matcher(text).lookingAt()) {
        List<String> found = new ArrayList<>();
        addAll(found, text);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  private static Element next(Element element) {
    if (element.childrenSize() > 0) {
      return element.child(0);
    }
    Element e = element;
    while (e != null && e.nextElementSibling() == null) {
      e = e.parent();
    }
    return e == null ? null : e.nextElementSibling();
  }

  /** Two to five words, each beginning like a name; scripts without case are taken as they are. */
  static boolean looksLikePerson(String name) {
    String[] words = name.split(" ");
    if (Character.isUnicodeIdentifierStart(name.codePointAt(0))
        && Character.getType(name.codePointAt(0)) == Character.OTHER_LETTER) {
      return name.length() >= 2 && name.length() <= 20;
    }
    if (words.length < 2 || words.length > 5) {
      return false;
    }
    for (String word : words) {
      if (!Character.isUpperCase(word.codePointAt(0))
          && !PARTICLES.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }
}
