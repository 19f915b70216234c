package io.broadsheet.ingest.warc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.broadsheet.ingest.packed.Members;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/**
 * A packed file: usually a member a record, sometimes one for all. A member that does not begin
 * with a record belongs to the segment before it. After a broken member the next one that begins
 * with a record is searched.
 */
final class MemberSegments implements Segments, AutoCloseable {

  private final Members members;
  private final RecordForm form;
  private final byte[] head = new byte[RecordForm.HEAD];
  private int headLength;
  private int headPosition;
  private long start;

  /** Why there is no member where the next one should begin. */
  private IOException fault;

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

  /**
   * @param members closed with this
   * @param form of the records in them
   */
  MemberSegments(Members members, RecordForm form) {
    this.members = members;
    this.form = form;
  }

  @Override
  public boolean next() throws IOException {
    if (fault != null) {
      IOException told = fault;
      fault = null;
      throw told;
    }
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
    start = members.start();
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
    members.close();
  }

  private int readOn(byte[] into, int from, int length) throws IOException {
    while (true) {
      int n = headPosition < headLength ? readHead(into, from, length) : -1;
      n = n < 0 ? members.read(into, from, length) : n;
      if (n >= 0) {
        return n;
      }
      if (!openNext()) {
        return -1;
      }
      if (beginsRecord()) {
        state = State.AT_RECORD;
        return -1;
      }
    }
  }

  /** A fault between two members is none of the segment before it. */
  private boolean openNext() throws IOException {
    try {
      boolean opened = open();
      state = opened ? state : State.ENDED;
      return opened;
    } catch (ZipException | EOFException e) {
      state = State.BROKEN;
      fault = e;
      start = members.start();
      return false;
    }
  }

  private int readHead(byte[] into, int from, int length) {
    int n = Math.min(length, headLength - headPosition);
    System.arraycopy(head, headPosition, into, from, n);
    headPosition += n;
    return n;
  }

  private boolean open() throws IOException {
    if (!members.open()) {
      return false;
    }
    takeHead();
    return true;
  }

  private void takeHead() throws IOException {
    headPosition = 0;
    headLength = 0;
    while (headLength < head.length) {
      int n = members.read(head, headLength, head.length - headLength);
      if (n < 0) {
        return;
      }
      headLength += n;
    }
  }

  private boolean beginsRecord() {
    return headLength == head.length && form.mayBegin(new String(head, ISO_8859_1));
  }

  /** Tries every place that looks like a member, until one begins with a record. */
  private boolean recover() throws IOException {
    while (members.seekMagic()) {
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
