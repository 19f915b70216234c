package io.broadsheet.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to read more than so many bytes. */
final class LimitedInput extends FilterInputStream {

  private final long max;
  private long count;

  LimitedInput(InputStream input, long max) {
    super(input);
    this.max = max;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n = super.read(into, from, length);
    count(Math.max(0, n));
    return n;
  }

  private void count(int n) {
    count += n;
    if (count > max) {
      throw new RefusedException(
          Answer.tooLarge("The inflated request is too large in bytes", max));
    }
  }
}
