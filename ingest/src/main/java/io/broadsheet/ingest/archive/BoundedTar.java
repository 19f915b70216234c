package io.broadsheet.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A tar archive whose long names and other headers are bounded, as they are kept in memory. */
final class BoundedTar extends TarArchiveInputStream {

  private static final int MAX_HEADER_BYTES = 1 << 20;

  private boolean inHeader;
  private int headerBytes;

  BoundedTar(InputStream input, String encoding) {
    super(input, encoding);
  }

  @Override
  public TarArchiveEntry getNextEntry() throws IOException {
    boolean outermost = !inHeader;
    headerBytes = outermost ? 0 : headerBytes;
    inHeader = true;
    try {
      return super.getNextEntry();
    } finally {
      inHeader = !outermost;
    }
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n = super.read(into, from, length);
    headerBytes += inHeader ? Math.max(0, n) : 0;
    if (headerBytes > MAX_HEADER_BYTES) {
      throw new IOException("the header of a file in it is too long");
    }
    return n;
  }
}
