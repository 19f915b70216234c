package io.broadsheet.dedupe.stream;

import io.broadsheet.schemas.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Articles in a state store: Avro's single-object encoding, which names the schema by fingerprint,
 * so that reading state back needs no registry.
 */
final class ArticleSerde {

  private ArticleSerde() {}

  static Serde<Article> create() {
    return Serdes.serdeFrom((topic, article) -> encode(article), (topic, bytes) -> decode(bytes));
  }

  private static byte[] encode(Article article) {
    if (article == null) {
      return null;
    }
    try {
      var buffer = article.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Article decode(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return Article.fromByteBuffer(java.nio.ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
