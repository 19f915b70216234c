package io.broadsheet.ingest.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the body of a request can be, by its content type. */
enum BodyForm {
  /** JSON, an object a line. */
  LINES(
      List.of("application/x-ndjson", "application/ndjson", "application/jsonl"), List.of("lane")),
  /** One object, or an array of objects, over however many lines. */
  JSON(List.of("application/json"), List.of("lane")),
  /** Records, gzipped one by one or not. */
  WARC(List.of("application/warc"), List.of("lane")),
  /** One page. */
  PAGE(List.of("text/html", "application/xhtml+xml"), List.of("url", "fetchedAt", "lane"));

  private final List<String> types;
  private final List<String> parameters;

  BodyForm(List<String> types, List<String> parameters) {
    this.types = types;
    this.parameters = parameters;
  }

  /**
   * @param type in lower case, without its parameters
   */
  static Optional<BodyForm> of(String type) {
    return Stream.of(values()).filter(form -> form.types.contains(type)).findFirst();
  }

  /** One type of each, as they stand in a header. */
  static String accepted() {
    return Stream.of(values()).map(form -> form.types.get(0)).collect(Collectors.joining(", "));
  }

  /** The parameters of the query that it may come with. */
  List<String> parameters() {
    return parameters;
  }
}
