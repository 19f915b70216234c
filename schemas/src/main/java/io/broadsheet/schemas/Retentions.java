package io.broadsheet.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Retention of topics as an operator wants it, held to what the topics promise each other. */
final class Retentions {

  private static final String PAGES = "pages";
  private static final String LETTERS = "dead-letters";
  private static final String REPLAYS = "replays";

  private Retentions() {}

  static List<TopicSpec> apply(
      List<TopicSpec> topics, String prefix, Map<String, Duration> retention) {
    Function<TopicSpec, String> shortName = topic -> topic.name().substring(prefix.length());
    Set<String> names =
        topics.stream().map(shortName).collect(Collectors.toCollection(TreeSet::new));
    retention.forEach((name, kept) -> requireValid(name, kept, names));
    List<TopicSpec> wanted =
        topics.stream()
            .map(
                topic ->
                    topic.keptFor(
                        retention.getOrDefault(shortName.apply(topic), topic.retention())))
            .toList();
    requireSound(wanted.stream().collect(Collectors.toMap(shortName, TopicSpec::retention)));
    return wanted;
  }

  private static void requireValid(String name, Duration kept, Set<String> names) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "There is no topic \"%s\", but: %s.".formatted(name, String.join(", ", names)));
    }
    if (kept.toMillis() < 1) {
      throw new IllegalArgumentException("%s has to be kept for some time.".formatted(name));
    }
  }

  private static void requireSound(Map<String, Duration> kept) {
    for (String place : List.of("recrawls", "rejected", LETTERS)) {
      if (kept.get(PAGES).compareTo(kept.get(place)) > 0) {
        throw new IllegalArgumentException(
            "%s has to be kept as long as pages, or an audit would miss what became of them."
                .formatted(place));
      }
    }
    if (kept.get(REPLAYS).compareTo(kept.get(LETTERS)) <= 0) {
      throw new IllegalArgumentException(
          "replays has to be kept longer than dead-letters, or letters could be sent twice.");
    }
  }
}
