package io.broadsheet.cleaner.metadata;

import io.broadsheet.cleaner.text.WordResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Names that nothing marks but what stands beside them, the date of the article or the word for a
 * reporter in Chinese, Japanese or Korean, or their place at the right below the text.
 */
final class DatedNames {

  private static final int NEAR = 30;
  private static final int MAX_ABOVE = 1_500;
  private static final int MAX_LINE = 90;
  private static final int MAX_TEXTS = 6;

  private static final Pattern PARTS = Pattern.compile("\\s*[|·•/,;]\\s*|\\s+[-–—]\\s+");
  private static final Set<String> PLACE_WORDS =
      WordResource.read(DatedNames.class, "place-words.txt");

  /** As in "(City=Agency) Name reporter =" and "Reporter Name／Place". */
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "[가-힣]{2,4}\\s?(?:인턴|선임|수습|전문)?\\s?기자(?=[\\s=(|/]|$)"
              + "|(?<=^|[\\s(（【])(?:本报|本報|见习)?[记記]者\\s?[:：/／]?\\s?\\p{IsHan}{2,4}"
              + "(?=[\\s／/、)）】|]|$)"
              + "|(?<=^|\\s)[文撰][・/／:：]\\s?\\p{IsHan}{2,6}(?=\\s|$)");

  private static final Pattern AT_RIGHT = Pattern.compile("(?i)text-align\\s*:\\s*right");

  /** Scripts without capitals that part the words of a name. */
  private static final Pattern UNCASED =
      Pattern.compile(
          "[\\p{IsHebrew}\\p{IsArabic}\\p{IsDevanagari}\\p{IsBengali}'\"-]+(?: \\S+){1,2}");

  private final Landmarks page;

  DatedNames(Landmarks page) {
    this.page = page;
  }

  /** Whether a short line names its reporter with that word. */
  static boolean isSigned(Element element) {
    return element.childNodeSize() > 0
        && element.childNode(0) instanceof TextNode
        && SIGNATURE.matcher(ShortText.of(element, MAX_LINE)).find();
  }

  /** The name in such a line, with the word. */
  static String signature(Element element) {
    Matcher signature = SIGNATURE.matcher(ShortText.of(element, MAX_LINE));
    return signature.find() ? signature.group() : "";
  }

  /** Whether a name stands alone at the right, as the signature below a text does. */
  static boolean isAtRight(Element element) {
    boolean isRight =
        element.attr("align").equalsIgnoreCase("right")
            || AT_RIGHT.matcher(element.attr("style")).find();
    return isRight
        && element.selectFirst("a") == null
        && PlainMetadata.isPerson(ShortText.of(element, MAX_LINE));
  }

  /** The names in the first line near the heading that holds names and a date, and nothing else. */
  List<String> find(Element heading, BylineMarkup markup) {
    List<Element> above = DocumentOrder.before(heading, page.document(), MAX_ABOVE);
    return Stream.concat(
            DocumentOrder.after(heading, NEAR).stream(),
            above.subList(Math.max(0, above.size() - NEAR), above.size()).stream())
        .filter(line -> markup.isOfArticle(line) && line.selectFirst("a") == null)
        .map(this::names)
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> names(Element line) {
    List<String> texts =
        ShortText.of(line, MAX_LINE).isEmpty()
            ? List.of()
            : line.nodeStream(TextNode.class).map(TextNode::text).limit(MAX_TEXTS).toList();
    if (DateText.parse(String.join(" ", texts), Locale.ROOT).isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String part : texts.stream().flatMap(PARTS::splitAsStream).map(String::strip).toList()) {
      boolean hasDigit = part.chars().anyMatch(Character::isDigit);
      if (!hasDigit && !part.isEmpty() && !isPerson(part)) {
        return List.of();
      }
      if (!hasDigit && !part.isEmpty()) {
        names.add(part);
      }
    }
    return names.stream().anyMatch(this::isLinked) ? List.of() : names;
  }

  private static boolean isPerson(String text) {
    String first = text.split(" ")[0].toLowerCase(Locale.ROOT);
    return (Character.isUpperCase(text.codePointAt(0)) || UNCASED.matcher(text).matches())
        && PlainMetadata.isPerson(text)
        && !PLACE_WORDS.contains(first);
  }

  /** Sections of the site look like names, but the menu links to them. */
  private boolean isLinked(String name) {
    return page.document().select("a").stream()
        .anyMatch(link -> !BylineMarkup.isAuthorLink(link) && link.text().equals(name));
  }
}
