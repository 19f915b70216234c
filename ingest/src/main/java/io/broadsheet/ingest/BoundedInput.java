package io.broadsheet.ingest;

import io.broadsheet.ingest.packed.LenientInput;
import io.broadsheet.ingest.packed.Packing;
import io.broadsheet.ingest.packed.StrictInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Opens input that may be packed, whatever its name says, and reads no more of it than wanted. */
public final class BoundedInput {

  private static final int BUFFER = 1 << 16;

  private BoundedInput() {}

  /**
   * The content of a stream of records, unpacked when it is gzip or zstd. What is packed and broken
   * anywhere fails there. Closing it leaves the stream open.
   */
  public static InputStream inflated(InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    Packing packing = packing(buffered);
    return packing == Packing.NONE
        ? buffered
        : new BufferedInputStream(new StrictInput(packing.members(buffered)), BUFFER);
  }

  /** The same for a stream that is one page: what follows it is passed over. */
  static InputStream inflatedPage(InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    Packing packing = packing(buffered);
    return packing == Packing.NONE ? buffered : new LenientInput(packing.members(buffered));
  }

  private static Packing packing(BufferedInputStream input) throws IOException {
    input.mark(Packing.HEAD);
    byte[] head = input.readNBytes(Packing.HEAD);
    input.reset();
    return Packing.of(head);
  }
}
