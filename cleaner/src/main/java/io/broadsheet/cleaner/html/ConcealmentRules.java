package io.broadsheet.cleaner.html;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tells by attributes, names of classes and the page's own style sheets how elements are kept from
 * being seen. For one document only.
 */
final class ConcealmentRules {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** In declarations without blanks. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "clip:rect\\([01](?:px)?[,\\s01px]*\\)|clip-path:inset\\((?:50|100)%"
              + "|text-indent:-\\d{3,}|(?:^|;)font-size:0(?:px|em|rem|pt)?(?:;|!|$)"
              + "|^(?=.*position:absolute)(?=.*(?:^|;)width:[01]px)(?=.*(?:^|;)height:[01]px)");

  /** Whatever conceals an element, or shows it again, sets one of these. */
  private static final List<String> PROPERTIES =
      List.of("display", "visibility", "clip", "position", "indent", "opacity", "font-size");

  private static final Pattern BESIDE =
      Pattern.compile(
          "(?:^|;)(?:left|right|top|inset-inline-start):-\\d{3,}(?:\\.\\d+)?(?:px|r?em)");

  private static final Pattern OUT_OF_FLOW = Pattern.compile("position:(?:absolute|fixed)");

  private static final Pattern UNDISPLAYED = Pattern.compile("(?:^|;)display:none");

  private static final Pattern BLANK =
      Pattern.compile("(?:^|;)(?:visibility:hidden|opacity:0(?:\\.0*)?(?:;|!|$))");

  /** Parts of names of classes, without what parts their words. */
  private static final List<String> UNSEEN_NAMES =
      List.of(
          "visuallyhidden",
          "visualhidden",
          "hiddenvisually",
          "visuallyhide",
          "accessiblyhidden",
          "sronly",
          "screenreader",
          "a11yhidden",
          "a11yonly",
          "hiddena11y",
          "assistivetext",
          "elementinvisible",
          "showforsr",
          "offscreen");

  private static final Set<String> HIDDEN_NAMES =
      Set.of("hidden", "hide", "dnone", "ishidden", "uhidden", "displaynone", "nodisplay");

  private static final Pattern ICON_NAMES =
      Pattern.compile("material(?:icons|symbols).*|(?:mat|md|google)?icons?");

  private final Map<String, Concealment> byClass = new HashMap<>();
  private final Map<String, Concealment> bySelector;

  private ConcealmentRules(Map<String, Concealment> bySelector) {
    this.bySelector = bySelector;
  }

  static ConcealmentRules of(Document document) {
    Map<String, Concealment> bySelector = new HashMap<>();
    for (Element sheet : document.getElementsByTag("style")) {
      StyleSheet.read(
          sheet.data(),
          ConcealmentRules::concerns,
          (selector, style) -> bySelector.put(selector, ofStyle(style)));
    }
    bySelector.values().removeIf(Concealment.NONE::equals);
    return new ConcealmentRules(bySelector);
  }

  /** How the element itself is concealed, whatever is around it. */
  Concealment concealment(Element element) {
    if (element.attributesSize() == 0) {
      return Concealment.NONE;
    }
    Concealment found = ofStyle(element.attr("style"));
    if (found == Concealment.NONE) {
      found = byClass.computeIfAbsent(element.className(), this::ofClass);
    }
    if (found == Concealment.NONE && !bySelector.isEmpty()) {
      found = bySelector.getOrDefault("#" + element.id(), Concealment.NONE);
    }
    if (found == Concealment.NONE && isHiddenAttribute(element)) {
      found = Concealment.UNDISPLAYED;
    }
    boolean isIcon = found == Concealment.NONE && element.attr("aria-hidden").equals("true");
    return isIcon ? Concealment.PERHAPS_ICON : found;
  }

  /** What a search on the page opens is folded up rather than hidden. */
  private static boolean isHiddenAttribute(Element element) {
    return element.hasAttr("hidden") && !element.attr("hidden").equalsIgnoreCase("until-found");
  }

  /** A cheap test that most declarations fail. */
  private static boolean concerns(String style) {
    String lower = style.toLowerCase(Locale.ROOT);
    return PROPERTIES.stream().anyMatch(lower::contains);
  }

  private static Concealment ofStyle(String style) {
    if (style.isEmpty() || !concerns(style)) {
      return Concealment.NONE;
    }
    String dense = BLANKS.matcher(style).replaceAll("").toLowerCase(Locale.ROOT);
    boolean isBeside = OUT_OF_FLOW.matcher(dense).find() && BESIDE.matcher(dense).find();
    if (isBeside || UNSEEN.matcher(dense).find()) {
      return Concealment.UNSEEN;
    }
    if (UNDISPLAYED.matcher(dense).find()) {
      return Concealment.UNDISPLAYED;
    }
    return BLANK.matcher(dense).find() ? Concealment.DOUBTFUL : Concealment.NONE;
  }

  private Concealment ofClass(String value) {
    if (value.isBlank()) {
      return Concealment.NONE;
    }
    boolean isResponsive = value.indexOf(':') >= 0 || value.contains("-block");
    Concealment found = Concealment.NONE;
    for (String name : BLANKS.split(value.strip())) {
      Concealment own = bySelector.getOrDefault("." + name, ofName(name));
      boolean counts = own != Concealment.DOUBTFUL || !isResponsive;
      found = found == Concealment.NONE && counts ? own : found;
    }
    return found;
  }

  private static Concealment ofName(String name) {
    if (name.indexOf(':') >= 0 || name.startsWith("not-")) {
      return Concealment.NONE;
    }
    String plain = name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    if (UNSEEN_NAMES.stream().anyMatch(plain::contains)) {
      return Concealment.UNSEEN;
    }
    if (HIDDEN_NAMES.contains(plain)) {
      return Concealment.DOUBTFUL;
    }
    return ICON_NAMES.matcher(plain).matches() ? Concealment.ICON : Concealment.NONE;
  }
}
