package io.broadsheet.cleaner.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The {@code <meta>} elements of a page, read once, by lower-case name or property. */
final class MetaTags {

  private static final int MAX_CONTENT = 4_000;

  private final Map<String, List<String>> contents = new HashMap<>();

  private MetaTags() {}

  static MetaTags of(Document document) {
    MetaTags tags = new MetaTags();
    for (Element meta : document.getElementsByTag("meta")) {
      String content = meta.attr("content").strip();
      if (!content.isEmpty() && content.length() <= MAX_CONTENT) {
        tags.add(meta.attr("property"), content);
        tags.add(meta.attr("name"), content);
        tags.add(meta.attr("http-equiv"), content);
      }
    }
    return tags;
  }

  private void add(String name, String content) {
    if (!name.isBlank()) {
      List<String> known =
          contents.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), n -> new ArrayList<>());
      if (!known.contains(content)) {
        known.add(content);
      }
    }
  }

  /** Distinct contents of all elements with that name, in document order. */
  List<String> all(String name) {
    return contents.getOrDefault(name, List.of());
  }

  /** The first content under the first of the names that has one. */
  Optional<String> first(String... names) {
    for (String name : names) {
      List<String> values = all(name);
      if (!values.isEmpty()) {
        return Optional.of(values.get(0));
      }
    }
    return Optional.empty();
  }
}
