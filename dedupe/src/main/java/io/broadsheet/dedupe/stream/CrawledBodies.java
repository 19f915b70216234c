package io.broadsheet.dedupe.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.protocol.Bodies;
import io.broadsheet.schemas.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Articles in a state store: Avro's single-object encoding, which names the schema by fingerprint,
 * so that reading state back needs no registry. Where there is a trace it comes before: {@link
 * #TRACED}, parent and state, each with its length in two bytes. An article without one costs
 * nothing more.
 */
final class CrawledBodies implements Bodies<Crawled> {

  /** No article begins with it: the single-object encoding begins with C3. */
  private static final byte TRACED = 1;

  /** What an article takes besides its text. */
  private static final int OVERHEAD = 2_000;

  @Override
  public Features features(Crawled crawled) {
    return Features.of(crawled.article().getTitle(), Records.textOfPage(crawled.article()));
  }

  @Override
  public int size(Crawled crawled) {
    int bytes = crawled.bytes() == null ? 0 : crawled.bytes().length;
    return OVERHEAD + 2 * Records.textOfPage(crawled.article()).length() + bytes;
  }

  @Override
  public byte[] encode(Crawled crawled) {
    try {
      byte[] bytes = crawled.bytes();
      ByteBuffer article =
          bytes == null ? crawled.article().toByteBuffer() : ByteBuffer.wrap(bytes);
      byte[] trace = encode(crawled.trace());
      return ByteBuffer.allocate(trace.length + article.remaining())
          .put(trace)
          .put(article)
          .array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encode(Trace trace) {
    if (trace.parent() == null) {
      return new byte[0];
    }
    byte[] parent = trace.parent().getBytes(UTF_8);
    byte[] state = trace.state() == null ? new byte[0] : trace.state().getBytes(UTF_8);
    return ByteBuffer.allocate(1 + 2 * Short.BYTES + parent.length + state.length)
        .put(TRACED)
        .putShort((short) parent.length)
        .put(parent)
        .putShort((short) state.length)
        .put(state)
        .array();
  }

  @Override
  public Crawled decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Trace trace = Trace.NONE;
    if (bytes.length > 0 && bytes[0] == TRACED) {
      buffer.get();
      trace = new Trace(text(buffer), text(buffer));
    }
    try {
      return new Crawled(Article.fromByteBuffer(buffer), trace, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(ByteBuffer buffer) {
    byte[] text = new byte[buffer.getShort()];
    buffer.get(text);
    return text.length == 0 ? null : new String(text, UTF_8);
  }
}
