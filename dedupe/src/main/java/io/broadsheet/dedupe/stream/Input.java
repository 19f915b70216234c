package io.broadsheet.dedupe.stream;

import io.broadsheet.runtime.WorkerFaultException;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.Encoded;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** What a task of dedupe reads. */
sealed interface Input {

  /** From the articles topic. */
  record Arrival(Encoded<Article> encoded) implements Input {

    /** May be null. */
    Article article() {
      return encoded.value();
    }
  }

  /** From another task. */
  record Letter(byte[] envelope) implements Input {}

  static Deserializer<Input> arrivals(Deserializer<Encoded<Article>> articles) {
    return (topic, bytes) -> new Arrival(articles.deserialize(topic, bytes));
  }

  /** Any other key than dedupe's own stops the worker. */
  static Deserializer<String> letterKeys() {
    return (topic, bytes) -> {
      if (bytes == null || bytes.length != Integer.BYTES) {
        throw foreign(topic, "key");
      }
      return "";
    };
  }

  /** A record without a value stops the worker. */
  static Deserializer<Input> letters() {
    return (topic, bytes) -> {
      if (bytes == null) {
        throw foreign(topic, "value");
      }
      return new Letter(bytes);
    };
  }

  /**
   * Of what waits, a task takes the earliest first. So it takes messages before articles, and has
   * few articles under way at any one time, also when many wait.
   */
  static TimestampExtractor beforeArrivals() {
    return (message, partitionTime) -> 0;
  }

  /** A message that is passed over would be a decision that is never taken. */
  private static WorkerFaultException foreign(String topic, String part) {
    return new WorkerFaultException(
        ("%s holds a record that dedupe has not written: its %s is none. Nothing else may write"
                + " there; see 'Foreign messages' in docs/dedupe-operation.md.")
            .formatted(topic, part));
  }
}
