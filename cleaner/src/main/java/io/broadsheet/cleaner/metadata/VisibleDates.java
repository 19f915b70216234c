package io.broadsheet.cleaner.metadata;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the date that readers see near the headline. */
final class VisibleDates {

  private static final int MAX_STEPS = 120;
  private static final int MAX_TEXT = 90;
  private static final Pattern MARKED =
      Pattern.compile("(?i)date|time|publi|posted|byline|meta|datum|fecha|heure|stamp");
  private static final Pattern UPDATED =
      Pattern.compile(
          "(?i)updated?|modified|aktualis|stand:|mis à jour|actualiz|aggiornat|bijgewerkt|обновл|更新");

  private final Locale locale;

  VisibleDates(Locale locale) {
    this.locale = locale;
  }

  /** The first date in document order from the headline on, else the first {@code time} element. */
  Optional<DateText.Moment> find(Document document) {
    Element heading = DocumentOrder.heading(document).orElse(null);
    Optional<DateText.Moment> near = heading == null ? Optional.empty() : after(heading);
    return near.or(() -> before(heading)).or(() -> firstTime(document));
  }

  private Optional<DateText.Moment> after(Element heading) {
    Optional<DateText.Moment> updated = Optional.empty();
    for (Element e : DocumentOrder.after(heading, MAX_STEPS).toList()) {
      Optional<DateText.Moment> date = dateOf(e);
      if (date.isPresent() && !UPDATED.matcher(context(e)).find()) {
        return date;
      }
      updated = updated.or(() -> date);
    }
    return updated;
  }

  /** Some layouts put the date line above the headline. */
  private Optional<DateText.Moment> before(Element heading) {
    Element scope = heading == null ? null : heading.parent();
    for (int up = 0; scope != null && up < 3; up++, scope = scope.parent()) {
      for (Element e : scope.children()) {
        if (e.text().length() <= MAX_TEXT) {
          Optional<DateText.Moment> date = dateOf(e);
          if (date.isPresent()) {
            return date;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<DateText.Moment> firstTime(Document document) {
    return document.getElementsByTag("time").stream()
        .flatMap(time -> dateOf(time).stream())
        .findFirst();
  }

  private Optional<DateText.Moment> dateOf(Element element) {
    String datetime = element.attr("datetime");
    if (!datetime.isBlank()) {
      return DateText.parse(datetime, locale);
    }
    String text = element.ownText();
    boolean isDateLine =
        !text.isBlank() && text.length() <= MAX_TEXT && !element.normalName().equals("a");
    boolean isMarked =
        MARKED.matcher(element.className()).find() || text.length() <= 40 || element.is("time");
    return isDateLine && isMarked ? DateText.parse(text, locale) : Optional.empty();
  }

  private static String context(Element element) {
    String text = element.text() + " " + element.className();
    Element parent = element.parent();
    return parent == null || parent.text().length() > MAX_TEXT
        ? text
        : text + " " + parent.ownText();
  }
}
