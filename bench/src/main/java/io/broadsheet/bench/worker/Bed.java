package io.broadsheet.bench.worker;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker, its topics and a folder for states. Everything is gone when it is closed. */
final class Bed implements AutoCloseable {

  static final int PARTITIONS = 4;

  private static final long DELETION_POLL_MS = 50;

  private final Path folder;
  private final BrokerProcess broker;
  private final ClusterConfig cluster;
  private final Admin admin;
  private final TopicSetup topics;
  private final SchemaRegistry registry;

  private Bed(Path folder, BrokerProcess broker) {
    this.folder = folder;
    this.broker = broker;
    this.cluster =
        new ClusterConfig(
            broker.bootstrapServers(),
            "mock://bench",
            ClusterConfig.DEFAULT_TOPIC_PREFIX,
            Map.of("producer.interceptor.classes", SentCount.class.getName()));
    this.admin = Admin.create(cluster.kafka());
    this.topics = new TopicSetup(cluster);
    this.registry = new SchemaRegistry(cluster);
  }

  /** Starts a broker and creates the topics of the catalogue. */
  static Bed start() throws IOException {
    Path folder = Files.createTempDirectory("broadsheet-bench");
    Bed bed = new Bed(folder, BrokerProcess.start(folder.resolve("broker")));
    bed.createTopics();
    return bed;
  }

  ClusterConfig cluster() {
    return cluster;
  }

  BrokerProcess broker() {
    return broker;
  }

  Path stateFolder(String name) {
    return folder.resolve("state").resolve(name);
  }

  void createTopics() {
    List<TopicSpec> all = cluster.topics().all(PARTITIONS);
    topics.create(all, (short) 1);
    all.forEach(registry::register);
  }

  /** Creates a topic with articles in it. */
  void createArticleTopic(String name) {
    topics.create(List.of(registerArticles(name)), (short) 1);
  }

  /** Registers articles for a topic that another creates. */
  TopicSpec registerArticles(String topic) {
    TopicSpec spec =
        new TopicSpec(topic, Article.getClassSchema(), PARTITIONS, true, Duration.ofDays(7));
    registry.register(spec);
    return spec;
  }

  KafkaProducer<String, Article> producer() {
    Map<String, Object> settings = cluster.kafka();
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return new KafkaProducer<>(
        settings, new StringSerializer(), new AvroSerdes(cluster).<Article>serializer());
  }

  /** Puts articles into their topic, from one number to before another. */
  void feed(IntFunction<Article> source, int from, int to) {
    try (KafkaProducer<String, Article> producer = producer()) {
      for (int i = from; i < to; i++) {
        Article article = source.apply(i);
        producer.send(new ProducerRecord<>(cluster.topics().articles(), article.getId(), article));
      }
    }
  }

  /** Sum of the ends of the partitions: of what is committed, or of all that was written. */
  long end(Collection<String> names, IsolationLevel level) {
    Map<TopicPartition, OffsetSpec> asked =
        names.stream()
            .flatMap(Bed::partitionsOf)
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return await(admin.listOffsets(asked, new ListOffsetsOptions(level)).all()).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  /** Bytes on disk by topic. */
  Map<String, Long> bytes() {
    Map<String, Long> bytes = new TreeMap<>();
    await(admin.describeLogDirs(List.of(1)).allDescriptions())
        .values()
        .forEach(
            folders ->
                folders
                    .values()
                    .forEach(
                        log ->
                            log.replicaInfos()
                                .forEach(
                                    (partition, replica) ->
                                        bytes.merge(
                                            partition.topic(), replica.size(), Long::sum))));
    return bytes;
  }

  /** Deletes everything but the articles: topics, and the states of workers that have stopped. */
  void reset() throws InterruptedException {
    await(admin.deleteTopics(allButArticles()).all());
    while (!allButArticles().isEmpty()) {
      Thread.sleep(DELETION_POLL_MS);
    }
    createTopics();
    deleteStates();
    SentCount.reset();
  }

  /** Deletes the states of workers that have stopped. */
  void deleteStates() {
    delete(folder.resolve("state"));
  }

  /** Deletes the articles as well. */
  void resetAll() throws InterruptedException {
    String articles = cluster.topics().articles();
    await(admin.deleteTopics(List.of(articles)).all());
    while (await(admin.listTopics().names()).contains(articles)) {
      Thread.sleep(DELETION_POLL_MS);
    }
    reset();
  }

  private List<String> allButArticles() {
    return await(admin.listTopics().names()).stream()
        .filter(topic -> !topic.equals(cluster.topics().articles()))
        .toList();
  }

  @Override
  public void close() {
    admin.close();
    topics.close();
    registry.close();
    broker.close();
    delete(folder);
  }

  private static Stream<TopicPartition> partitionsOf(String topic) {
    return Stream.iterate(0, i -> i < PARTITIONS, i -> i + 1)
        .map(partition -> new TopicPartition(topic, partition));
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Bytes of the files below a folder. */
  static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
