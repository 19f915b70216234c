import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Keeps a copy of the canonical articles, one JSON file each: BROKERS REGISTRY FOLDER [--once] */
class CanonicalCopy {
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[2]).toAbsolutePath());
    boolean once = List.of(args).contains("--once"), isNew = folder.toFile().list().length == 0;
    Map<String, Object> settings = Map.of(
        "bootstrap.servers", args[0], "schema.registry.url", args[1],
        "isolation.level", "read_committed", "enable.auto.commit", "false",
        "auto.offset.reset", "earliest", // the group keeps the position of this copy
        "group.id", "copy-" + folder.toString().replaceAll("\\W", "-"),
        "key.deserializer", StringDeserializer.class,
        "value.deserializer", KafkaAvroDeserializer.class);
    try (var consumer = new KafkaConsumer<String, Object>(settings)) {
      var partitions = consumer.partitionsFor("news.canonical").stream()
          .map(p -> new TopicPartition(p.topic(), p.partition())).toList();
      consumer.assign(partitions);
      if (isNew) consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (!once || partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          Path file = folder.resolve(record.key() + ".json");
          if (record.value() == null) Files.deleteIfExists(file); // the article stands no more
          else Files.writeString(file, record.value().toString()); // new, or its next revision
        }
        consumer.commitSync(); // after the files: what a crash repeats changes nothing
      }
    }
  }
}
