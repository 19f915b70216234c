package io.broadsheet.cleaner.metadata;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Finds the date that readers see near the headline. */
final class VisibleDates {

  private static final int MAX_BELOW = 300;
  private static final int MAX_ABOVE = 1_500;
  private static final int MAX_TEXT = 90;
  private static final int DATE_ONLY = 40;
  private static final Pattern MARKED =
      Pattern.compile("(?i)date|time|publi|posted|byline|meta|datum|fecha|heure|stamp");

  /** In figures, after at most one label. */
  private static final Pattern BEGINS_WITH_DATE =
      Pattern.compile("(?:\\p{L}+\\s?:\\s*)?\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}(?!\\d)");

  private static final Pattern ISO_TITLE =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}.{0,14})?");

  private static final Pattern TODAY = Pattern.compile("(?i)current|today|now|clock|weather|event");
  private static final String UPDATE =
      "updated?|modified|edited|revised|aktualis|aktualiz|geändert|bearbeitet|stand:|mis à jour|mise à jour"
          + "|modifié|actualiz|atualiz|aggiornat|bijgewerkt|uppdater|oppdater|opdater|päivit|güncell"
          + "|frissít|обновл|измен|оновл|ενημερώ|更新|修改|수정|تحديث|עודכן";
  private static final String PUBLICATION =
      "publi|posted|created|erstellt|veröffentl|opublikow|gepubl|geplaatst|pubbl|publik|julkaist|yayın"
          + "|megjelen|опублик|добавлен|размещен|δημοσ|发布|發布|发表|發表|公開|掲載|등록|입력|نشر|פורסם";
  private static final Pattern UPDATED = Pattern.compile("(?iu)" + UPDATE);
  private static final Pattern PUBLISHED = Pattern.compile("(?iu)" + PUBLICATION);

  private final Locale locale;
  private final Predicate<DateText.Moment> isPlausible;

  VisibleDates(Locale locale, Predicate<DateText.Moment> isPlausible) {
    this.locale = locale;
    this.isPlausible = isPlausible;
  }

  /**
   * The first date below the headline that is not marked as an update, else the nearest above it,
   * else an update, else the first {@code time} element.
   */
  Optional<DateText.Moment> find(Landmarks page) {
    Optional<Element> heading = page.headline();
    if (heading.isEmpty()) {
      return firstTime(page);
    }
    BylineMarkup markup = new BylineMarkup(heading.get());
    List<Element> below = DocumentOrder.after(heading.get(), MAX_BELOW);
    return firstDate(below, false, markup)
        .or(() -> nearestAbove(page, heading.get(), markup))
        .or(() -> firstDate(below, true, markup))
        .or(() -> firstTime(page));
  }

  private Optional<DateText.Moment> nearestAbove(
      Landmarks page, Element heading, BylineMarkup markup) {
    List<Element> above = DocumentOrder.before(heading, page.document(), MAX_ABOVE);
    Collections.reverse(above);
    return firstDate(above, false, markup);
  }

  private Optional<DateText.Moment> firstDate(
      List<Element> elements, boolean orUpdate, BylineMarkup markup) {
    for (Element element : elements) {
      Optional<DateText.Moment> date = dateOf(element);
      if (date.isPresent() && (orUpdate || !isUpdate(element)) && !markup.isAmongOthers(element)) {
        return date;
      }
    }
    return Optional.empty();
  }

  private Optional<DateText.Moment> firstTime(Landmarks page) {
    return page.times().stream().flatMap(time -> dateOf(time).stream()).findFirst();
  }

  /** For machines; old templates have it in the title of an abbreviation. */
  private static String datetime(Element element) {
    String title = element.attr("title");
    boolean isDate = !title.isEmpty() && ISO_TITLE.matcher(title).matches();
    return isDate && !element.hasAttr("datetime") ? title : element.attr("datetime");
  }

  private Optional<DateText.Moment> dateOf(Element element) {
    String datetime = datetime(element);
    if (datetime.isBlank() && !hasOwnDigit(element)) {
      return Optional.empty();
    }
    String text = datetime.isBlank() ? element.ownText() : datetime;
    return text.isBlank() || !hasDigit(text) || datetime.isBlank() && !isDateLine(element, text)
        ? Optional.empty()
        : DateText.parse(ofPublication(text), locale).filter(isPlausible);
  }

  /**
   * Of a line that tells when a text was changed, and with a date besides when it was published,
   * the part about the latter; else the line.
   */
  private static String ofPublication(String text) {
    Matcher updated = UPDATED.matcher(text);
    if (!updated.find()) {
      return text;
    }
    Matcher published = PUBLISHED.matcher(text);
    String before = text.substring(0, updated.start());
    if (published.find() && published.start() > updated.start()) {
      return text.substring(published.start());
    }
    return hasDigit(before) ? before : text;
  }

  private static boolean isDateLine(Element element, String text) {
    if (text.length() > MAX_TEXT || element.normalName().equals("a")) {
      return false;
    }
    String marks = element.className() + element.id();
    return !TODAY.matcher(marks).find()
        && (text.length() <= DATE_ONLY
            || UPDATED.matcher(text).find()
            || PUBLISHED.matcher(text).find()
            || element.is("time")
            || MARKED.matcher(marks).find()
            || Bylines.beginsWithBy(text)
            || BEGINS_WITH_DATE.matcher(text).lookingAt());
  }

  /** As of the element's own text, which need not be put together for that. */
  private static boolean hasOwnDigit(Element element) {
    for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof TextNode text && hasDigit(text.getWholeText())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (Character.isDigit(c)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a label says so: the nearest before the date, or any in the line where that has none.
   */
  private static boolean isUpdate(Element element) {
    String own = element.ownText();
    String label = labelBefore(element);
    boolean isNamed = UPDATED.matcher(element.className()).find();
    if (UPDATED.matcher(own).find()) {
      return ofPublication(own).equals(own);
    }
    if (UPDATED.matcher(label).find() || PUBLISHED.matcher(label).find()) {
      return last(UPDATED, label) > last(PUBLISHED, label);
    }
    Element parent = element.parent();
    String around = parent == null || parent.text().length() > MAX_TEXT ? "" : parent.ownText();
    return isNamed || UPDATED.matcher(around).find() || UPDATED.matcher(element.text()).find();
  }

  /** The short text right before the element; empty without one. */
  private static String labelBefore(Element element) {
    Node before = element.previousSibling();
    while (before instanceof TextNode text && text.isBlank()) {
      before = before.previousSibling();
    }
    if (before instanceof TextNode text) {
      return text.text();
    }
    return before instanceof Element label && isLabel(label.text()) ? label.ownText() : "";
  }

  private static boolean isLabel(String text) {
    return text.length() <= DATE_ONLY && !hasDigit(text);
  }

  /** Where the pattern is found last, or -1. */
  private static int last(Pattern pattern, String text) {
    int last = -1;
    for (Matcher found = pattern.matcher(text); found.find(); ) {
      last = found.start();
    }
    return last;
  }
}
