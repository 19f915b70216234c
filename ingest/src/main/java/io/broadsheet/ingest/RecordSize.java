package io.broadsheet.ingest;

import io.broadsheet.schemas.RawPage;
import io.broadsheet.schemas.TopicSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Counts the bytes of a record, by writing it to nowhere. */
final class RecordSize extends OutputStream {

  /** For the key, which is the URL again, and what Kafka and the registry put around a value. */
  private static final int AROUND_VALUE = 4 * PageReader.MAX_URL_LENGTH;

  /** Does not depend on the limit for pages, so that the same file has the same pages with any. */
  private static final long MOST = TopicSpec.RECORD_OVERHEAD_BYTES - AROUND_VALUE;

  private long bytes;

  private RecordSize() {}

  /** Why a page cannot be written as a record, as a sentence; empty when it can. */
  static Optional<String> fault(RawPage page) {
    try {
      long besides = of(page) - page.getBody().remaining();
      return besides <= MOST
          ? Optional.empty()
          : Optional.of(
              "What comes with the body of the page is %,d bytes, more than the limit of %,d."
                  .formatted(besides, MOST));
    } catch (IOException | RuntimeException e) {
      return Optional.of("The page cannot be written as a record: " + e.getMessage() + ".");
    }
  }

  private static long of(RawPage page) throws IOException {
    RecordSize size = new RecordSize();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(size, null);
    new SpecificDatumWriter<>(RawPage.class).write(page, encoder);
    return size.bytes;
  }

  @Override
  public void write(int b) {
    bytes++;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    bytes += length;
  }
}
