package io.broadsheet.dedupe.stream;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.Encoded;
import io.broadsheet.schemas.UnreadableException;
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

  /**
   * From another task, or from anyone.
   *
   * @param frame may be null
   */
  record Letter(byte[] frame) implements Input {}

  /**
   * @param maxBytes of an article that can be sent on as a canonical one
   */
  static Deserializer<Input> arrivals(Deserializer<Encoded<Article>> articles, int maxBytes) {
    return (topic, bytes) -> {
      if (bytes != null && bytes.length > maxBytes) {
        throw new UnreadableException(
            "The article has %,d bytes, and %,d is the most".formatted(bytes.length, maxBytes));
      }
      return new Arrival(articles.deserialize(topic, bytes));
    };
  }

  /** What a message says is in its value alone. */
  static Deserializer<String> letterKeys() {
    return (topic, bytes) -> "";
  }

  static Deserializer<Input> letters() {
    return (topic, bytes) -> new Letter(bytes);
  }

  /**
   * Of what waits, a task takes the earliest first. So it takes messages before articles, and has
   * few articles under way at any one time, also when many wait.
   */
  static TimestampExtractor beforeArrivals() {
    return (message, partitionTime) -> 0;
  }
}
