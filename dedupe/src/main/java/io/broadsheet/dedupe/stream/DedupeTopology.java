package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicCatalogue;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology of dedupe:
 *
 * <pre>
 *        homes, bodies
 *              │
 * articles ─▶ decide ─┬─▶ canonical
 *                     ├─▶ duplicates
 *                     └─▶ recrawls
 * </pre>
 *
 * One task decides all articles, so the article topic has one partition.
 */
public final class DedupeTopology {

  /**
   * How long after the window an article may still come and be decided as if it had been in time.
   * With the default window this is as long as pages are kept.
   */
  public static final Duration DEFAULT_LATENESS = Duration.ofHours(96);

  static final String ARTICLES = "articles";
  static final String DECIDE = "decide";
  static final String HOMES = "homes";
  static final String BODIES = "bodies";
  static final String CANONICAL = "canonical";
  static final String DUPLICATES = "duplicates";
  static final String RECRAWLS = "recrawls";

  private final TopicCatalogue topics;
  private final AvroSerdes serdes;
  private final DedupeSettings settings;
  private final Duration lateness;

  public DedupeTopology(ClusterConfig cluster) {
    this(cluster, DedupeSettings.DEFAULT, DEFAULT_LATENESS);
  }

  public DedupeTopology(ClusterConfig cluster, DedupeSettings settings, Duration lateness) {
    this.topics = cluster.topics();
    this.serdes = new AvroSerdes(cluster);
    this.settings = settings;
    this.lateness = lateness;
  }

  public Topology build() {
    var keys = Serdes.String();
    return new Topology()
        .addSource(
            ARTICLES, keys.deserializer(), serdes.deserializer(Article.class), topics.articles())
        .addProcessor(DECIDE, () -> new DecideProcessor(settings, lateness), ARTICLES)
        .addStateStore(store(HOMES, Serdes.ByteArray()), DECIDE)
        .addStateStore(store(BODIES, ArticleSerde.create()), DECIDE)
        .addSink(CANONICAL, topics.canonical(), keys.serializer(), serdes.serializer(), DECIDE)
        .addSink(DUPLICATES, topics.duplicates(), keys.serializer(), serdes.serializer(), DECIDE)
        .addSink(RECRAWLS, topics.recrawls(), keys.serializer(), serdes.serializer(), DECIDE);
  }

  private static StoreBuilder<?> store(String name, Serde<?> values) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), values);
  }
}
