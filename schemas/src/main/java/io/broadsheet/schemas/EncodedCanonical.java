package io.broadsheet.schemas;

import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryData;

/** Makes canonical articles of articles, and of the bytes of these where there are any. */
public final class EncodedCanonical {

  private static final byte[] HEAD = SingleObject.head(CanonicalArticle.getClassSchema());

  /** A revision and a flag. */
  private static final int MOST_BYTES_BEHIND = 5 + 1;

  private EncodedCanonical() {}

  public static Encoded<CanonicalArticle> of(Encoded<Article> article, int revision, boolean late) {
    var canonical = new CanonicalArticle(article.value(), revision, late);
    byte[] bytes = article.bytes() == null ? null : bytes(article.bytes(), revision, late);
    return new Encoded<>(canonical, bytes);
  }

  /** Avro writes the fields of a record one behind the other, in the order of the schema. */
  private static byte[] bytes(byte[] article, int revision, boolean late) {
    byte[] behind = new byte[MOST_BYTES_BEHIND];
    int length = BinaryData.encodeInt(revision, behind, 0);
    length += BinaryData.encodeBoolean(late, behind, length);
    return ByteBuffer.allocate(article.length + length)
        .put(HEAD)
        .put(article, SingleObject.HEAD_BYTES, article.length - SingleObject.HEAD_BYTES)
        .put(behind, 0, length)
        .array();
  }
}
