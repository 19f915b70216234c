package io.broadsheet.dedupe.stream;

import io.broadsheet.schemas.Article;
import org.apache.kafka.common.serialization.Deserializer;

/** What a task of dedupe reads. */
sealed interface Input {

  /** From the articles topic. */
  record Arrival(Article article) implements Input {}

  /** From another task. */
  record Letter(byte[] envelope) implements Input {}

  static Deserializer<Input> arrivals(Deserializer<Article> articles) {
    return (topic, bytes) -> new Arrival(articles.deserialize(topic, bytes));
  }

  static Deserializer<Input> letters() {
    return (topic, bytes) -> new Letter(bytes);
  }
}
