package io.broadsheet.ingest.warc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * A gzipped WARC file: usually a member a record, sometimes one for all. A member that does not
 * begin with a record belongs to the segment before it. After a broken member the next one that
 * begins with a record is searched; the gzip readers of the libraries end there.
 */
final class GzipSegments implements Segments, AutoCloseable {

  private static final byte[] RECORD = "WARC/".getBytes(US_ASCII);

  private final GzipMember member;
  private final byte[] head = new byte[RECORD.length];
  private int headLength;
  private int headPosition;
  private long start;
  private State state = State.BETWEEN;

  private enum State {
    /** The next member, if any, has not been looked at. */
    BETWEEN,
    /** A member is open, its first bytes are in {@code head}. */
    INSIDE,
    /** The member that is open begins the next segment. */
    AT_RECORD,
    BROKEN,
    ENDED
  }

  GzipSegments(InputStream input) {
    this.member = new GzipMember(input);
  }

  @Override
  public boolean next() throws IOException {
    byte[] discarded = new byte[1 << 13];
    while (state == State.INSIDE) {
      read(discarded, 0, discarded.length);
    }
    State before = state;
    state = before == State.BROKEN ? State.ENDED : State.BROKEN;
    boolean found =
        switch (before) {
          case AT_RECORD -> true;
          case BETWEEN -> open();
          case BROKEN -> recover();
          default -> false;
        };
    state = found ? State.INSIDE : State.ENDED;
    start = member.start();
    return found;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (state != State.INSIDE || length == 0) {
      return state == State.INSIDE ? 0 : -1;
    }
    try {
      return readOn(into, from, length);
    } catch (IOException e) {
      state = State.BROKEN;
      throw e;
    }
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public void close() {
    member.close();
  }

  private int readOn(byte[] into, int from, int length) throws IOException {
    while (true) {
      int n = headPosition < headLength ? readHead(into, from, length) : -1;
      n = n < 0 ? member.read(into, from, length) : n;
      if (n >= 0) {
        return n;
      }
      if (!open()) {
        state = State.ENDED;
        return -1;
      }
      if (beginsRecord()) {
        state = State.AT_RECORD;
        return -1;
      }
    }
  }

  private int readHead(byte[] into, int from, int length) {
    int n = Math.min(length, headLength - headPosition);
    System.arraycopy(head, headPosition, into, from, n);
    headPosition += n;
    return n;
  }

  private boolean open() throws IOException {
    if (!member.open()) {
      return false;
    }
    takeHead();
    return true;
  }

  private void takeHead() throws IOException {
    headPosition = 0;
    headLength = 0;
    while (headLength < head.length) {
      int n = member.read(head, headLength, head.length - headLength);
      if (n < 0) {
        return;
      }
      headLength += n;
    }
  }

  private boolean beginsRecord() {
    return headLength == RECORD.length && Arrays.equals(head, RECORD);
  }

  /** Tries every place that looks like a member, until one begins with a record. */
  private boolean recover() throws IOException {
    while (member.seekMagic()) {
      try {
        if (open() && beginsRecord()) {
          return true;
        }
      } catch (ZipException | EOFException notHere) {
        // these three bytes were not the beginning of a member: go on behind them
      }
    }
    return false;
  }
}
