package io.broadsheet.ingest.json;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the fields of a page are found in a JSON object. For each there are names to be tried in
 * their order; a name with dots leads into nested objects. Immutable.
 */
public final class FieldMap {

  /** What a page is made of. */
  public enum Field {
    ID("id"),
    URL("url"),
    HTML("html"),
    TEXT("text"),
    /** Put above a text that comes without one. */
    TITLE("title"),
    FETCHED_AT("fetchedAt"),
    STATUS("status"),
    /** Called so wherever the map does not say otherwise. */
    LANE("lane");

    private final String label;

    Field(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** Broadsheet's own form. */
  public static final FieldMap DEFAULT =
      of("id=id,url=url,html=html,text=text,fetchedAt=fetchedAt");

  private static final Map<String, FieldMap> PRESETS =
      Map.of(
          "scrapy",
          of(
              "url=url|response.url|link,html=html|body|content|response.body,text=text,"
                  + "title=title,fetchedAt=fetchedAt|fetched_at|timestamp|crawled_at|date,"
                  + "status=status|response.status"),
          "news-please",
          of(
              "url=url,html=html,text=maintext|text,title=title|title_page,"
                  + "fetchedAt=date_download"),
          "stormcrawler",
          of(
              "url=url|_source.url,html=html|_source.html,"
                  + "text=content|text|_source.content|_source.text,title=title|_source.title,"
                  + "fetchedAt=fetchedAt|_source.fetchedAt"));

  private final Map<Field, List<String>> names;
  private final Set<String> used;

  private FieldMap(Map<Field, List<String>> names) {
    this.names = names;
    this.used =
        Stream.of(Field.values())
            .flatMap(field -> namesOf(field).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Reads {@code field=name,field=name|other,…}.
   *
   * @throws IllegalArgumentException with a sentence, when a field is not known or twice there
   */
  public static FieldMap of(String mapping) {
    Map<Field, List<String>> names = new EnumMap<>(Field.class);
    for (String pair : mapping.split(",")) {
      String[] sides = pair.split("=", 2);
      if (sides.length != 2 || sides[1].isBlank()) {
        throw new IllegalArgumentException("\"%s\" is not field=name.".formatted(pair));
      }
      if (names.put(field(sides[0].strip()), List.of(sides[1].strip().split("\\|"))) != null) {
        throw new IllegalArgumentException("The field %s is there twice.".formatted(sides[0]));
      }
    }
    return new FieldMap(names);
  }

  /**
   * The map for what a crawler writes.
   *
   * @throws IllegalArgumentException with a sentence that names the presets there are
   */
  public static FieldMap preset(String crawler) {
    FieldMap preset = PRESETS.get(crawler.toLowerCase(Locale.ROOT));
    if (preset == null) {
      throw new IllegalArgumentException(
          "There is no preset \"%s\", but: %s."
              .formatted(crawler, String.join(", ", PRESETS.keySet().stream().sorted().toList())));
    }
    return preset;
  }

  /** This map, with the fields of another in place of its own. */
  public FieldMap with(FieldMap other) {
    Map<Field, List<String>> both = new EnumMap<>(names);
    both.putAll(other.names);
    return new FieldMap(both);
  }

  /**
   * The first value that is there.
   *
   * @param values by name, or by path with dots
   */
  Optional<String> value(Map<String, String> values, Field field) {
    return namesOf(field).stream().map(values::get).filter(Objects::nonNull).findFirst();
  }

  /** Whether the value at a path is one of a page's. */
  boolean uses(String path) {
    return used.contains(path);
  }

  /** Whether the value at a path is content, of which nothing may be left out. */
  boolean usesAsContent(String path) {
    return names.getOrDefault(Field.HTML, List.of()).contains(path)
        || names.getOrDefault(Field.TEXT, List.of()).contains(path);
  }

  /** Whether the value at a path is HTML, and nothing else too. */
  boolean usesOnlyAsHtml(String path) {
    return Stream.of(Field.values())
        .allMatch(field -> namesOf(field).contains(path) == (field == Field.HTML));
  }

  /** Whether the object at a path has values of a page's in it. */
  boolean leadsInto(String path) {
    return used.stream().anyMatch(name -> name.startsWith(path + "."));
  }

  /** The names tried for a field, for messages. */
  public String names(Field field) {
    return String.join(" or ", namesOf(field));
  }

  /** The map in the form that {@link #of} reads. */
  @Override
  public String toString() {
    return names.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + String.join("|", entry.getValue()))
        .reduce((one, other) -> one + "," + other)
        .orElse("");
  }

  private List<String> namesOf(Field field) {
    List<String> otherwise = field == Field.LANE ? List.of(Field.LANE.label) : List.of();
    return names.getOrDefault(field, otherwise);
  }

  private static Field field(String label) {
    for (Field field : Field.values()) {
      if (field.label.equalsIgnoreCase(label)) {
        return field;
      }
    }
    throw new IllegalArgumentException(
        "A page has no field \"%s\", but: %s.".formatted(label, List.of(Field.values())));
  }
}
