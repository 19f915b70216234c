package io.broadsheet.cleaner.stream;

import io.broadsheet.runtime.metrics.ObservedProcessor;
import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.TopicCatalogue;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The cleaner's topology:
 *
 * <pre>
 *       site-pages
 *           │
 * pages ─▶ clean ─┬─▶ articles
 *                 └─▶ rejected
 * </pre>
 *
 * A page that the cleaner fails on goes to the dead letters, see {@code io.broadsheet.runtime}.
 */
public final class CleanerTopology {

  static final String PAGES = "pages";
  static final String CLEAN = "clean";
  static final String ARTICLES = "articles";
  static final String REJECTED = "rejected";
  static final String SITE_PAGES = "site-pages";

  private final TopicCatalogue topics;
  private final AvroSerdes serdes;
  private final PageCleaner cleaner;
  private final FetchTimeRule times;

  /** Believes the fetch times that are believed by default. */
  public CleanerTopology(ClusterConfig cluster, PageCleaner cleaner) {
    this(cluster, cleaner, FetchTimeRule.DEFAULT);
  }

  /**
   * @param cleaner called from every stream thread at once
   * @param times which fetch times are believed
   */
  public CleanerTopology(ClusterConfig cluster, PageCleaner cleaner, FetchTimeRule times) {
    this.times = times;
    this.topics = cluster.topics();
    this.serdes = new AvroSerdes(cluster);
    this.cleaner = Objects.requireNonNull(cleaner, "cleaner");
  }

  public Topology build() {
    var keys = Serdes.String();
    return new Topology()
        .addSource(PAGES, keys.deserializer(), serdes.deserializer(RawPage.class), topics.pages())
        .addProcessor(
            CLEAN,
            ObservedProcessor.supplier(
                CLEAN, CleanerTopology::fields, () -> new CleanProcessor(cleaner, times)),
            PAGES)
        .addStateStore(sitePages(), CLEAN)
        .addSink(ARTICLES, topics.articles(), keys.serializer(), serdes.boundedSerializer(), CLEAN)
        .addSink(REJECTED, topics.rejected(), keys.serializer(), serdes.boundedSerializer(), CLEAN);
  }

  private static Map<String, String> fields(RawPage page) {
    return page == null ? Map.of() : Map.of("url", page.getUrl());
  }

  /** Cached, so that a commit writes the record of a busy site once. */
  private static StoreBuilder<?> sitePages() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(SITE_PAGES), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled();
  }
}
