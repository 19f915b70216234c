package io.broadsheet.ingest.warc;

import java.io.IOException;
import java.io.InputStream;

/** A file that is not compressed. */
final class PlainSegment implements Segments {

  private final InputStream input;
  private final long size;
  private boolean begun;

  PlainSegment(InputStream input, long size) {
    this.input = input;
    this.size = size;
  }

  @Override
  public boolean next() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return input.read(into, from, length);
  }

  @Override
  public long start() {
    return 0;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isWhole() {
    return true;
  }
}
