package io.broadsheet.runtime.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;

/**
 * Kafka's consumers measure a topic whose name has periods twice: under its name, and, as they did
 * of old, with underscores in place of the periods.
 */
final class TopicSpellings {

  private static final String TOPIC = "topic";

  private TopicSpellings() {}

  /** The metrics that are there under the right name of their topic too. */
  static Set<MetricName> doubles(Set<MetricName> all) {
    Set<Place> respelt =
        all.stream()
            .filter(name -> name.tags().getOrDefault(TOPIC, "").contains("."))
            .map(name -> Place.of(name, name.tags().get(TOPIC).replace('.', '_')))
            .collect(Collectors.toSet());
    return all.stream()
        .filter(name -> name.tags().containsKey(TOPIC))
        .filter(name -> respelt.contains(Place.of(name, name.tags().get(TOPIC))))
        .collect(Collectors.toSet());
  }

  /** A metric apart from how it describes itself. */
  private record Place(String group, String name, Map<String, String> tags) {

    static Place of(MetricName name, String topic) {
      Map<String, String> tags = new HashMap<>(name.tags());
      tags.put(TOPIC, topic);
      return new Place(name.group(), name.name(), tags);
    }
  }
}
