package io.broadsheet.ingest.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.LengthedBody;

/** A record whose body can be read once, as long as the next record has not been asked for. */
final class CutRecord {

  private final long offset;
  private final RecordHeaders headers;
  private final long length;
  private final SegmentBuffer bytes;
  private long left;

  CutRecord(long offset, RecordHeaders headers, long length, SegmentBuffer bytes) {
    this.offset = offset;
    this.headers = headers;
    this.length = length;
    this.bytes = bytes;
    this.left = length;
  }

  /**
   * Where it begins: in the file, or in the inflated data when it is not the first of its gzip
   * member.
   */
  long offset() {
    return offset;
  }

  /** Such as {@code response}, in lower case. */
  String type() {
    return header("WARC-Type").orElse("unknown").toLowerCase(Locale.ROOT);
  }

  Optional<String> header(String name) {
    return headers.first(name);
  }

  /** Length of the body in bytes. */
  long length() {
    return length;
  }

  /** The body; it fails where the file ends before it. */
  LengthedBody body() {
    return LengthedBody.create(new Channel(), ByteBuffer.allocate(0), length);
  }

  void skipRest() throws IOException {
    left -= bytes.skip(left);
    if (left > 0) {
      throw cut();
    }
  }

  private BrokenRecordException cut() {
    String reason = "it ends %,d bytes before the %,d that it should have".formatted(left, length);
    left = 0;
    return new BrokenRecordException(offset, reason);
  }

  private int read(byte[] into, int from, int wanted) throws IOException {
    try {
      int n = bytes.read(into, from, wanted);
      if (n < 0) {
        throw cut();
      }
      left -= n;
      return n;
    } catch (IOException e) {
      left = 0;
      throw e;
    }
  }

  private final class Channel implements ReadableByteChannel {

    @Override
    public int read(ByteBuffer into) throws IOException {
      int wanted = (int) Math.min(left, into.remaining());
      if (wanted == 0) {
        return left == 0 ? -1 : 0;
      }
      int n = CutRecord.this.read(into.array(), into.arrayOffset() + into.position(), wanted);
      into.position(into.position() + n);
      return n;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // the file goes on behind the record
    }
  }
}
