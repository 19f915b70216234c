package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.metrics.ObservedProcessor;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicCatalogue;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology of dedupe:
 *
 * <pre>
 *              homes, bodies, registrations,
 *              progress, remembered
 *                    │
 * articles ──────▶ decide ─┬─▶ canonical
 *                    ▲     ├─▶ duplicates
 * dedupe-messages ───┘     ├─▶ recrawls
 *        ▲                 │
 *        └──────── send ◀──┘
 * </pre>
 *
 * Task n reads partition n of both topics, and writes messages to the partition of the task that
 * they are for.
 */
public final class DedupeTopology {

  /** What a canonical article has besides the article. */
  private static final int AROUND_ARTICLE = 1024;

  static final String ARTICLES = "articles";
  static final String MESSAGES = "messages";
  static final String DECIDE = "decide";
  static final String HOMES = "homes";
  static final String REGISTRATIONS = "registrations";
  static final String PROGRESS = "progress";
  static final String BODIES = "bodies";
  static final String REMEMBERED = "remembered";
  static final String CANONICAL = "canonical";
  static final String DUPLICATES = "duplicates";
  static final String RECRAWLS = "recrawls";
  static final String SEND = "send";

  private final TopicCatalogue topics;
  private final AvroSerdes serdes;
  private final Layout layout;
  private final DedupeSettings settings;
  private final Patience patience;
  private final int maxValueBytes;
  private final Function<String, KeyValueBytesStoreSupplier> rocks;

  DedupeTopology(ClusterConfig cluster, Layout layout, DedupeSettings settings, Patience patience) {
    this(cluster, layout, settings, patience, Stores::persistentKeyValueStore);
  }

  /**
   * @param rocks makes the stores on disk, by name
   */
  DedupeTopology(
      ClusterConfig cluster,
      Layout layout,
      DedupeSettings settings,
      Patience patience,
      Function<String, KeyValueBytesStoreSupplier> rocks) {
    this.topics = cluster.topics();
    this.serdes = new AvroSerdes(cluster);
    this.layout = layout;
    this.settings = settings;
    this.patience = patience;
    this.maxValueBytes = cluster.maxValueBytes();
    this.rocks = rocks;
  }

  public Topology build() {
    var text = Serdes.String();
    String messages = topics.dedupeMessages(layout.partitions()).name();
    Topology topology = new Topology();
    topology
        .addSource(
            AutoOffsetReset.none(),
            ARTICLES,
            text.deserializer(),
            Input.arrivals(
                serdes.encodedDeserializer(Article.class), maxValueBytes - AROUND_ARTICLE),
            topics.articles())
        .addSource(
            AutoOffsetReset.earliest(),
            MESSAGES,
            Input.beforeArrivals(),
            Input.letterKeys(),
            Input.letters(),
            messages)
        .addProcessor(
            DECIDE,
            ObservedProcessor.supplier(
                DECIDE,
                DedupeTopology::fields,
                () -> new DecideProcessor(settings, layout, patience)),
            ARTICLES,
            MESSAGES)
        .addSink(
            CANONICAL, topics.canonical(), text.serializer(), serdes.encodedSerializer(), DECIDE)
        .addSink(DUPLICATES, topics.duplicates(), text.serializer(), serdes.serializer(), DECIDE)
        .addSink(RECRAWLS, topics.recrawls(), text.serializer(), serdes.serializer(), DECIDE)
        .addSink(
            SEND,
            messages,
            Serdes.Integer().serializer(),
            Serdes.ByteArray().serializer(),
            Layout.byKey(),
            DECIDE);
    stores().forEach(store -> topology.addStateStore(store, DECIDE));
    return topology;
  }

  private static Map<String, String> fields(Input input) {
    return input instanceof Input.Arrival arrival && arrival.article() != null
        ? Map.of("article", arrival.article().getId(), "url", arrival.article().getUrl())
        : Map.of();
  }

  private Stream<StoreBuilder<?>> stores() {
    StoreRepair repair = new StoreRepair();
    return Stream.of(
        store(HOMES, repair),
        store(BODIES, repair),
        store(REGISTRATIONS, repair),
        // what changes with each record is written with each commit
        store(PROGRESS, repair).withCachingEnabled(),
        store(REMEMBERED, repair));
  }

  private StoreBuilder<?> store(String name, StoreRepair repair) {
    return Stores.keyValueStoreBuilder(
        new VerifiedStores(rocks.apply(name), repair), Serdes.Bytes(), Serdes.ByteArray());
  }
}
