package io.broadsheet.cleaner.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the byline that readers see: first below the headline, then above it. An element counts
 * when its markup says author, when it links to an author's page, or when its text begins with
 * "By".
 */
final class Bylines {

  private static final int MAX_ELEMENTS = 700;
  private static final int MAX_PARTS = 60;
  private static final int MAX_LINES = 4;
  private static final int MAX_LINE = 90;
  private static final int SHORT = 12;

  /** Characters such as ", " and "und ". */
  private static final int MOST_BETWEEN = 5;

  private static final Pattern BY_LINE =
      Pattern.compile(
          "(?:[Bb]y|BY|Von|VON|Par|PAR|Por|POR|Door|Di|Av|Af|Text|Texte?"
              + "|(?:di|por|par|av|af|door|Na|Oleh|Bởi)(?=\\s+\\p{Lu}\\p{L}+\\s+\\p{Lu})"
              + "|[Oo]prac(?:\\.|ował[ai]?)|Autor(?:a|en|in)?|Texto|Testo|Tekst|Текст|Автор|Подготовила?|(?iu:"
              + AuthorNames.WRITTEN_BY
              + "))\\s*:?\\s+(?=\\p{Lu}|$)");

  /** Words that lead to a name only when nothing but a name in an element of its own follows. */
  private static final Pattern BEFORE_ELEMENT =
      Pattern.compile(
          "(?iu)\\s*(?:by|von|par|por|door|di|av|af|od|na|oleh|bởi|беседовал[аи]?)\\s*:?\\s*");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String FIRST_LETTERS = "BbVPpDdAaTWSGÉRECIOoKFÀÁNБАПТΓ";
  private static final String DASHES = "-–—";
  private static final Pattern TRAILING_DASH = Pattern.compile("\\s*[" + DASHES + "]$");
  private static final String UNSEEN = "\u00a0\u00ad\u200b";
  static final Set<String> PARTICLES =
      Set.of(
          ("von van de der den da dos do das los las di del della la le el al bin ibn ben bint y e zu ter ten"
                  + " af av dr st")
              .split(" "));

  /** Words of links and labels that stand in capitals near bylines. */
  private static final Set<String> NO_NAME =
      Set.of(
          ("about all and article articles at by categories comments contact edited filed follow for"
                  + " from i in information is log login me member more my of on our photo posted"
                  + " posts published read reviewed search see share sign subscribe tags the to"
                  + " updated us view with written your")
              .split(" "));

  private final AuthorNames names;

  Bylines(AuthorNames names) {
    this.names = names;
  }

  /** The names of the first byline that holds some. */
  List<String> find(Landmarks page) {
    Element heading = page.headline().orElse(page.document().body());
    BylineMarkup markup = new BylineMarkup(heading);
    List<String> below = find(DocumentOrder.after(heading, MAX_ELEMENTS), markup);
    if (!below.isEmpty()) {
      return below;
    }
    List<String> above = find(DocumentOrder.before(heading, page.document(), MAX_ELEMENTS), markup);
    return above.isEmpty() ? new DatedNames(page).find(heading, markup) : above;
  }

  private List<String> find(List<Element> elements, BylineMarkup markup) {
    return Stream.<Supplier<List<String>>>of(
            () -> find(elements, BylineMarkup::isMarked, this::namesIn, markup),
            () -> find(elements, Bylines::beginsWithBy, this::namesIn, markup),
            () -> find(elements, BylineLabel::isWithin, e -> names(BylineLabel.behind(e)), markup),
            () -> find(elements, BylineLabel::isAlone, e -> names(BylineLabel.beside(e)), markup),
            () -> find(elements, DatedNames::isSigned, e -> names(DatedNames.signature(e)), markup),
            () -> find(elements, DatedNames::isAtRight, e -> names(e.text()), markup))
        .map(Supplier::get)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> find(
      List<Element> elements,
      Predicate<Element> isByline,
      Function<Element, List<String>> names,
      BylineMarkup markup) {
    for (Element element : elements) {
      if (isByline.test(element) && markup.isOfArticle(element)) {
        List<String> found = names.apply(element);
        if (!found.isEmpty()) {
          return BylineMarkup.isAuthorLink(element) ? withNext(found, element) : found;
        }
      }
    }
    return List.of();
  }

  /** Several authors are often a row of links, with or without anything between them. */
  private List<String> withNext(List<String> found, Element link) {
    List<String> all = new ArrayList<>(found);
    Element first = link;
    while (first.nextElementSibling() == null && isNothingBut(first.parent(), link)) {
      first = first.parent();
    }
    Element next = first.nextElementSibling();
    for (int i = 0; i < MAX_PARTS && next != null; i++) {
      Element further =
          next.stream()
              .limit(MAX_PARTS)
              .filter(BylineMarkup::isAuthorLink)
              .findFirst()
              .orElse(null);
      if (further == null || !isNothingBut(next, further)) {
        break;
      }
      addAll(all, further.text(), true);
      next = next.nextElementSibling();
    }
    return all;
  }

  private static boolean isNothingBut(Element element, Element link) {
    int most = link.text().length() + MOST_BETWEEN;
    return element != null && !ShortText.of(element, most).isEmpty();
  }

  private List<String> names(String text) {
    List<String> found = new ArrayList<>();
    if (text.length() <= MAX_LINE) {
      addAll(found, text, false);
    }
    return found;
  }

  private static boolean beginsWithBy(Element element) {
    Node first = element.firstChild();
    if (first instanceof Element time && time.normalName().equals("time")) {
      first = first.nextSibling();
    }
    return first instanceof TextNode text
        && (beginsWithBy(text.getWholeText()) || leadsToElement(text))
        && !ShortText.of(element, MAX_LINE).isEmpty();
  }

  private static boolean leadsToElement(TextNode text) {
    return text.nextSibling() instanceof Element
        && text.getWholeText().length() < SHORT
        && BEFORE_ELEMENT.matcher(text.getWholeText()).matches();
  }

  /** Whether the line begins with "By" and a name, or the like in another language. */
  static boolean beginsWithBy(String line) {
    return mayBeginWithBy(line)
        && BY_LINE.matcher(BLANKS.matcher(line).replaceAll(" ").strip() + " ").lookingAt();
  }

  /** A cheap test that most texts fail: the first letter. */
  private static boolean mayBeginWithBy(String text) {
    int i = 0;
    while (i < text.length()
        && (Character.isWhitespace(text.charAt(i)) || UNSEEN.indexOf(text.charAt(i)) >= 0)) {
      i++;
    }
    return i < text.length() && FIRST_LETTERS.indexOf(text.charAt(i)) >= 0;
  }

  private List<String> namesIn(Element element) {
    List<String> linked = new ArrayList<>();
    for (Element part : element.stream().limit(MAX_PARTS).toList()) {
      boolean isName = part.attr("itemprop").equals("name") || BylineMarkup.isAuthorLink(part);
      if (isName) {
        addAll(linked, part.hasAttr("content") ? part.attr("content") : part.text(), true);
      }
    }
    return linked.isEmpty() ? namesInLines(element) : linked;
  }

  /**
   * The text nodes of a byline: a word such as "By", then names, then roles, dates, a biography.
   * Behind a dash stand places and roles.
   */
  private List<String> namesInLines(Element element) {
    List<String> found = new ArrayList<>();
    addAll(found, element.attr("content"), true);
    boolean isNameOnly = element.className().toLowerCase(Locale.ROOT).contains("name");
    List<String> lines =
        element
            .nodeStream(TextNode.class)
            .map(node -> node.text().strip())
            .filter(line -> !line.isEmpty())
            .limit(MAX_LINES)
            .toList();
    for (String line : lines) {
      boolean isBehindDash = DASHES.indexOf(line.charAt(0)) >= 0;
      if (isBehindDash && !found.isEmpty()) {
        break;
      }
      String before = TRAILING_DASH.matcher(line).replaceFirst("");
      if (before.length() <= MAX_LINE) {
        addAll(found, before, isNameOnly);
      }
      if (before.length() < line.length() && !found.isEmpty()) {
        break;
      }
    }
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
    String[] words = BLANKS.split(name);
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
