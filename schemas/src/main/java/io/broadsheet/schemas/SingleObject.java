package io.broadsheet.schemas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The head of Avro's single-object encoding: a mark, and the fingerprint of the schema. */
final class SingleObject {

  static final int HEAD_BYTES = Short.BYTES + Long.BYTES;

  private static final short MARK = (short) 0xc301;

  private SingleObject() {}

  static byte[] head(Schema schema) {
    return ByteBuffer.allocate(HEAD_BYTES)
        .putShort(MARK)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .array();
  }
}
