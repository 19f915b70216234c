package io.broadsheet.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Adds what is read to a counter. */
final class CountedInput extends FilterInputStream {

  private final AtomicLong count;

  CountedInput(InputStream input, AtomicLong count) {
    super(input);
    this.count = count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count.addAndGet(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n = super.read(into, from, length);
    count.addAndGet(Math.max(0, n));
    return n;
  }
}
