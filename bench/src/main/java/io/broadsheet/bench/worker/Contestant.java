package io.broadsheet.bench.worker;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.stream.DedupeWorker;
import io.broadsheet.runtime.Worker;
import io.broadsheet.runtime.WorkerSettings;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A worker that reads all articles. */
interface Contestant {

  String name();

  /**
   * The topics that get one record an article, together.
   *
   * @param settings of the run
   */
  List<String> outputs(Bed bed, WorkerSettings settings);

  /** Makes the worker and what it needs. */
  Worker create(Bed bed, WorkerSettings settings);

  /** Articles to another topic. */
  final class PassThrough implements Contestant {

    @Override
    public String name() {
      return "pass-through";
    }

    @Override
    public List<String> outputs(Bed bed, WorkerSettings settings) {
      return List.of(bed.cluster().topicPrefix() + "passed");
    }

    @Override
    public Worker create(Bed bed, WorkerSettings settings) {
      String output = outputs(bed, settings).get(0);
      bed.createArticleTopic(output);
      Serde<Article> articles = new AvroSerdes(bed.cluster()).valueSerde(Article.class);
      StreamsBuilder builder = new StreamsBuilder();
      builder.stream(bed.cluster().topics().articles(), Consumed.with(Serdes.String(), articles))
          .to(output, Produced.with(Serdes.String(), articles));
      return new Worker(settings, builder.build());
    }
  }

  /** Articles by another key, and each into a store. */
  final class StoreOnly implements Contestant {

    private static final String STORE = "kept";
    private static final String AGAIN = "again";

    @Override
    public String name() {
      return "repartition and store";
    }

    @Override
    public List<String> outputs(Bed bed, WorkerSettings settings) {
      return List.of(settings.applicationId() + "-" + STORE + "-changelog");
    }

    @Override
    public Worker create(Bed bed, WorkerSettings settings) {
      bed.registerArticles(settings.applicationId() + "-" + AGAIN + "-repartition");
      outputs(bed, settings).forEach(bed::registerArticles);
      Serde<Article> articles = new AvroSerdes(bed.cluster()).valueSerde(Article.class);
      StreamsBuilder builder = new StreamsBuilder();
      builder.addStateStore(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(STORE), Serdes.String(), articles));
      builder.stream(bed.cluster().topics().articles(), Consumed.with(Serdes.String(), articles))
          .selectKey((id, article) -> article.getUrl())
          .repartition(
              Repartitioned.with(Serdes.String(), articles)
                  .withNumberOfPartitions(Bed.PARTITIONS)
                  .withName(AGAIN))
          .process(Keep::new, Named.as("keep"), STORE);
      return new Worker(settings, builder.build());
    }

    private static final class Keep extends ContextualProcessor<String, Article, Void, Void> {

      @Override
      public void process(Record<String, Article> article) {
        KeyValueStore<String, Article> store = context().getStateStore(STORE);
        store.put(article.key(), article.value());
      }
    }
  }

  /** The worker that is measured. */
  final class Dedupe implements Contestant {

    @Override
    public String name() {
      return "dedupe";
    }

    @Override
    public List<String> outputs(Bed bed, WorkerSettings settings) {
      return Workers.decisions(bed);
    }

    @Override
    public Worker create(Bed bed, WorkerSettings settings) {
      return DedupeWorker.create(settings, DedupeSettings.DEFAULT, Workers.PATIENCE);
    }
  }
}
