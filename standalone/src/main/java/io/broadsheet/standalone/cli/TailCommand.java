package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicSetup;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet tail}: a topic as JSON lines. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    description = "Prints the committed records of a Broadsheet topic as JSON lines.")
final class TailCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(200);

  @Parameters(
      paramLabel = "TOPIC",
      description = "Name of the topic, with its prefix or without: canonical or news.canonical.")
  private String topic;

  @Option(names = "--follow", description = "Go on waiting for new records.")
  private boolean follow;

  @Option(names = "--limit", paramLabel = "N", description = "Stop after N records.")
  private long limit = Long.MAX_VALUE;

  @Mixin private ClusterOptions cluster;
  @Mixin private Logging logging;

  private long printed;

  @Override
  public Integer call() throws InterruptedException {
    ClusterConfig config = cluster.config();
    String name = topic.startsWith(config.topicPrefix()) ? topic : config.topicPrefix() + topic;
    try (TopicSetup setup = new TopicSetup(config)) {
      setup.requireTopics(List.of(name));
    }
    try (Consumer<byte[], byte[]> consumer =
        CommittedConsumer.fromBeginning(config, List.of(name))) {
      print(consumer, new RecordJson(new AvroSerdes(config).deserializer(SpecificRecord.class)));
    }
    return ExitCodes.OK;
  }

  private void print(Consumer<byte[], byte[]> consumer, RecordJson json)
      throws InterruptedException {
    Map<TopicPartition, Long> end = consumer.endOffsets(consumer.assignment());
    while (printed < limit && (follow || CommittedConsumer.isBefore(end, consumer))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (printed < limit) {
          System.out.println(json.line(record));
          printed++;
        }
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (System.out.checkError()) {
        return;
      }
    }
  }
}
