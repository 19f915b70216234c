package io.broadsheet.cleaner.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Finds when the article was published and changed: JSON-LD, meta tags, microdata, visible date,
 * URL. A date before 1990 or after the page was fetched is not believed, and the next source is
 * asked.
 */
final class DateFinder {

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  /** A local time that is read as UTC may lie ahead by as much as the easternmost zone does. */
  private static final Duration ZONE_SLACK = Duration.ofHours(14);

  private static final Duration CLOCK_SLACK = Duration.ofMinutes(5);

  private static final List<String> PUBLISHED =
      List.of(
          ("article:published_time article:published og:published_time published"
                  + " og:article:published_time datepublished date pubdate publishdate"
                  + " publish-date publish_date publication_date published_time"
                  + " parsely-pub-date sailthru.date dc.date.issued dc.date dcterms.issued"
                  + " dcterms.date dcterms.created dc.date.created citation_publication_date"
                  + " citation_online_date rnews:datepublished cxenseparse:recs:publishtime"
                  + " originalpublicationdate created release_date bt:pubdate timestamp")
              .split(" "));
  private static final List<String> MODIFIED =
      List.of(
          ("article:modified_time og:modified_time og:updated_time article:modified"
                  + " datemodified dcterms.modified dc.date.modified lastmod last-modified"
                  + " revised")
              .split(" "));
  private static final Pattern URL_DATE =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");

  private final Landmarks page;
  private final MetaTags meta;
  private final JsonNode article;
  private final String url;
  private final Instant fetchedAt;
  private final Locale locale;

  DateFinder(
      Landmarks page,
      MetaTags meta,
      JsonNode article,
      String url,
      Instant fetchedAt,
      Locale locale) {
    this.page = page;
    this.meta = meta;
    this.article = article;
    this.url = url;
    this.fetchedAt = fetchedAt;
    this.locale = locale;
  }

  Instant published() {
    return first(
        () -> from(article, "datePublished", "dateCreated", "uploadDate"),
        () -> fromMeta(PUBLISHED),
        () -> fromMeta(meta.names(DateFinder::saysPublished)),
        () -> fromMicrodata("datePublished"),
        () -> new VisibleDates(locale, this::isPlausible).find(page),
        () -> from(article, "dateModified"),
        this::fromUrl,
        () -> fromMeta(MODIFIED));
  }

  /** Publishing systems make up names such as {@code w-published-date}. */
  private static boolean saysPublished(String name) {
    return name.contains("publi") && (name.contains("date") || name.contains("time"));
  }

  /** Never before {@code published}, which may be null. */
  Instant modified(Instant published) {
    Instant modified =
        first(
            () -> from(article, "dateModified"),
            () -> fromMeta(MODIFIED),
            () -> fromMicrodata("dateModified"));
    boolean isBefore = modified != null && published != null && modified.isBefore(published);
    return isBefore ? null : modified;
  }

  @SafeVarargs
  private static Instant first(Supplier<Optional<DateText.Moment>>... sources) {
    return Stream.of(sources)
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .map(DateText.Moment::instant)
        .findFirst()
        .orElse(null);
  }

  private Optional<DateText.Moment> from(JsonNode object, String... fields) {
    return Stream.of(fields)
        .flatMap(field -> StructuredData.text(object, field).stream())
        .flatMap(text -> parse(text).stream())
        .findFirst();
  }

  private Optional<DateText.Moment> fromMeta(List<String> names) {
    for (String name : names) {
      for (String text : meta.all(name)) {
        Optional<DateText.Moment> date = parse(text);
        if (date.isPresent()) {
          return date;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<DateText.Moment> fromMicrodata(String property) {
    for (Element element : page.properties(property)) {
      String content = element.attr("content");
      String datetime = content.isBlank() ? element.attr("datetime") : content;
      Optional<DateText.Moment> date = parse(datetime.isBlank() ? element.text() : datetime);
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  private Optional<DateText.Moment> fromUrl() {
    Matcher date = URL_DATE.matcher(url == null ? "" : url);
    return date.find()
        ? parse(date.group(1) + "-" + date.group(2) + "-" + date.group(3))
        : Optional.empty();
  }

  private Optional<DateText.Moment> parse(String text) {
    return DateText.parse(text, locale).filter(this::isPlausible);
  }

  private boolean isPlausible(DateText.Moment date) {
    Instant latest = fetchedAt.plus(date.hasZone() ? CLOCK_SLACK : ZONE_SLACK);
    return !date.instant().isBefore(EARLIEST) && !date.instant().isAfter(latest);
  }
}
