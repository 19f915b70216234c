package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.SchemaRegistry;
import io.broadsheet.schemas.TopicSetup;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.account.AvroValues;
import io.broadsheet.standalone.account.CommittedConsumer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code broadsheet tail}: a topic as JSON lines. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description =
        "Prints the committed records of a Broadsheet topic, each partition in its order: key,"
            + " headers and value. The value of a tombstone is null.")
final class TailCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(200);

  enum Format {
    JSON,
    TEXT
  }

  @Parameters(
      paramLabel = "TOPIC",
      description = "Name of the topic, with its prefix or without: canonical or news.canonical.")
  private String topic;

  @Option(
      names = "--follow",
      fallbackValue = "true",
      description = "Go on waiting for new records.")
  private boolean follow;

  @Option(
      names = "--from",
      paramLabel = "WHERE",
      defaultValue = "earliest",
      converter = TailStart.Converter.class,
      description =
          "Where to begin: earliest (the default), latest, or a time: " + TimeConverter.FORMS + ".")
  private TailStart from;

  @Option(names = "--limit", paramLabel = "N", description = "Stop after N records.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--format",
      defaultValue = "json",
      description = "json: one line a record (the default); text: for people, long values cut.")
  private Format format;

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  @Spec private CommandSpec spec;

  private long printed;

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit must be 0 or more.");
    }
    ClusterConfig config = cluster.config();
    String name = topic.startsWith(config.topicPrefix()) ? topic : config.topicPrefix() + topic;
    try (TopicSetup setup = new TopicSetup(config);
        SchemaRegistry registry = new SchemaRegistry(config)) {
      requireTopic(config, name, setup);
      registry.requireReachable();
    }
    AvroValues<SpecificRecord> values = new AvroValues<>(config, SpecificRecord.class);
    try (Consumer<byte[], byte[]> consumer =
        CommittedConsumer.fromBeginning(config, List.of(name))) {
      print(consumer, format == Format.JSON ? new RecordJson(values) : new RecordText(values));
    }
    return ExitCodes.OK;
  }

  private static void requireTopic(ClusterConfig config, String name, TopicSetup setup) {
    List<String> known = config.topics().all(1).stream().map(TopicSpec::name).sorted().toList();
    if (!known.contains(name) && !setup.exists(name)) {
      throw new IllegalStateException(
          "There is no topic %s on %s. Broadsheet's are: %s."
              .formatted(name, config.bootstrapServers(), String.join(", ", known)));
    }
    setup.requireTopics(List.of(name));
  }

  private void print(Consumer<byte[], byte[]> consumer, RecordFormat lines)
      throws InterruptedException {
    Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
    from.seek(consumer);
    PipeReader reader = PipeReader.ofStandardOutput();
    while (printed < limit && (follow || CommittedConsumer.isBefore(end, consumer))) {
      for (ConsumerRecord<byte[], byte[]> record : CommittedConsumer.poll(consumer, POLL)) {
        if (printed < limit && (follow || isBefore(end, record))) {
          System.out.println(lines.show(record));
          printed++;
        }
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (System.out.checkError() || reader.isGone()) {
        return;
      }
    }
  }

  /**
   * Without following, what comes after the start is left out, also where it is read by the way.
   */
  private static boolean isBefore(Map<TopicPartition, Long> end, ConsumerRecord<?, ?> record) {
    return record.offset() < end.get(new TopicPartition(record.topic(), record.partition()));
  }
}
