package io.broadsheet.standalone.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.ITypeConverter;

/** Where in a topic to begin. */
sealed interface TailStart {

  /** Moves a consumer there, in all its partitions. */
  void seek(Consumer<?, ?> consumer);

  record Earliest() implements TailStart {
    @Override
    public void seek(Consumer<?, ?> consumer) {
      consumer.seekToBeginning(consumer.assignment());
    }
  }

  record Latest() implements TailStart {
    @Override
    public void seek(Consumer<?, ?> consumer) {
      consumer.endOffsets(consumer.assignment()).forEach(consumer::seek);
    }
  }

  /** At the first records with that time or a later one. */
  record At(Instant time) implements TailStart {
    @Override
    public void seek(Consumer<?, ?> consumer) {
      Map<TopicPartition, Long> times = new HashMap<>();
      consumer.assignment().forEach(partition -> times.put(partition, time.toEpochMilli()));
      var found = consumer.offsetsForTimes(times);
      consumer
          .endOffsets(consumer.assignment())
          .forEach(
              (partition, end) -> {
                var first = found.get(partition);
                consumer.seek(partition, first == null ? end : first.offset());
              });
    }
  }

  /** Reads {@code earliest}, {@code latest} or a time. */
  final class Converter implements ITypeConverter<TailStart> {
    @Override
    public TailStart convert(String text) {
      return switch (text) {
        case "earliest" -> new Earliest();
        case "latest" -> new Latest();
        default -> new At(new TimeConverter().convert(text));
      };
    }
  }
}
