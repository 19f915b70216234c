package io.broadsheet.standalone.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.Duplicate;
import io.broadsheet.standalone.account.CommittedConsumer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What a consumer holds that applies committed canonical articles and duplicates one by one. */
final class DecisionView implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final String canonicalTopic;
  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<CanonicalArticle> articles;
  private final Deserializer<Duplicate> copies;
  private final Map<String, Decided> canonical = new HashMap<>();
  private final Map<String, Decided> duplicates = new HashMap<>();
  private final Set<String> toldCanonical = new HashSet<>();

  /**
   * A decision as consumers see it.
   *
   * @param relation null for a canonical article
   * @param similarity 0 for a canonical article
   */
  record Decided(String canonicalId, String relation, double similarity) {}

  DecisionView(ClusterConfig cluster) {
    canonicalTopic = cluster.topics().canonical();
    consumer =
        CommittedConsumer.fromBeginning(
            cluster, List.of(canonicalTopic, cluster.topics().duplicates()));
    articles = new AvroSerdes(cluster).deserializer(CanonicalArticle.class);
    copies = new AvroSerdes(cluster).deserializer(Duplicate.class);
  }

  /** Waits until so many articles are decided, for now. */
  void awaitDecided(int count) {
    Instant lastChange = Instant.now();
    while (canonical.size() + duplicates.size() < count) {
      lastChange = poll() ? Instant.now() : lastChange;
      if (isOver(lastChange, PATIENCE)) {
        assertThat(canonical.size() + duplicates.size()).as("decided").isEqualTo(count);
      }
    }
  }

  /**
   * Waits until the decisions are these and nothing comes any more, or until nothing has come for
   * long, and compares.
   */
  void assertEndsAs(Map<String, Decided> expected) {
    Instant lastChange = Instant.now();
    while (!isOver(lastChange, all().equals(expected) ? SETTLED : PATIENCE)) {
      lastChange = poll() ? Instant.now() : lastChange;
    }
    assertThat(differences(expected)).isEmpty();
    assertThat(canonical.keySet()).doesNotContainAnyElementsOf(duplicates.keySet());
    assertThat(duplicates.values())
        .allMatch(copy -> canonical.containsKey(copy.canonicalId()), "points to a canonical one");
  }

  private static boolean isOver(Instant since, Duration patience) {
    return Duration.between(since, Instant.now()).compareTo(patience) > 0;
  }

  private Map<String, Decided> all() {
    Map<String, Decided> all = new HashMap<>(canonical);
    all.putAll(duplicates);
    return all;
  }

  private Map<String, String> differences(Map<String, Decided> expected) {
    Map<String, Decided> found = all();
    Map<String, String> differences = new TreeMap<>();
    expected.forEach(
        (id, decision) -> {
          if (!decision.equals(found.get(id))) {
            differences.put(id, "%s instead of %s".formatted(found.get(id), decision));
          }
        });
    found.keySet().stream()
        .filter(id -> !expected.containsKey(id))
        .forEach(id -> differences.put(id, "unexpected"));
    return differences;
  }

  private boolean poll() {
    boolean any = false;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      apply(record);
      any = true;
    }
    return any;
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    String id = new String(record.key(), StandardCharsets.UTF_8);
    boolean isCanonical = record.topic().equals(canonicalTopic);
    Map<String, Decided> table = isCanonical ? canonical : duplicates;
    if (record.value() == null) {
      boolean held = table.remove(id) != null;
      assertThat(held || isCanonical && !toldCanonical.contains(id))
          .as("taken back twice, or a copy without having been told: " + id)
          .isTrue();
    } else {
      if (isCanonical) {
        toldCanonical.add(id);
      }
      table.put(id, isCanonical ? canonical(record) : duplicate(record));
    }
  }

  private Decided canonical(ConsumerRecord<byte[], byte[]> record) {
    CanonicalArticle value = articles.deserialize(record.topic(), record.value());
    assertThat(value.getLate()).as("late: " + value.getArticle().getId()).isFalse();
    return new Decided(value.getArticle().getId(), null, 0);
  }

  private Decided duplicate(ConsumerRecord<byte[], byte[]> record) {
    Duplicate value = copies.deserialize(record.topic(), record.value());
    return new Decided(value.getCanonicalId(), value.getRelation().name(), value.getSimilarity());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
