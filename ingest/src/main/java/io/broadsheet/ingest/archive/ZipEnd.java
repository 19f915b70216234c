package io.broadsheet.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Notes whether the record that a zip archive ends with came by. */
final class ZipEnd extends FilterInputStream {

  private static final int END = 0x504b0506;

  private int last;
  private boolean seen;

  ZipEnd(InputStream input) {
    super(input);
  }

  boolean isSeen() {
    return seen;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    note(b);
    return b;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n = super.read(into, from, length);
    for (int i = from; i < from + n && !seen; i++) {
      note(into[i] & 0xff);
    }
    return n;
  }

  private void note(int b) {
    last = last << 8 | b & 0xff;
    seen |= last == END;
  }
}
