package io.broadsheet.standalone.audit;

import java.util.function.LongConsumer;

/**
 * How many places each page of one partition of the page topic has; one byte a page. Offsets
 * outside the range are left out of account.
 */
final class PageCounts {

  private static final int CHUNK = 1 << 16;
  private static final byte NO_PAGE = -1;

  private final long begin;
  private final long end;
  private final byte[][] chunks;
  private long unlawful;
  private long pages;

  /** All pages of the range {@code begin <= offset < end} have no place yet. */
  PageCounts(long begin, long end) {
    this.begin = begin;
    this.end = Math.max(begin, end);
    this.chunks = new byte[Math.toIntExact((this.end - begin + CHUNK - 1) / CHUNK)][];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = new byte[(int) Math.min(CHUNK, this.end - begin - (long) i * CHUNK)];
    }
    this.unlawful = this.end - begin;
    this.pages = unlawful;
  }

  boolean covers(long offset) {
    return begin <= offset && offset < end;
  }

  /** The page got one place more. A count that reaches 127 stays there. */
  void add(long offset) {
    byte before = get(offset);
    if (before != NO_PAGE && before < Byte.MAX_VALUE) {
      set(offset, before, (byte) (before + 1));
    }
  }

  /** The page lost a place. */
  void remove(long offset) {
    byte before = get(offset);
    if (before > 0 && before < Byte.MAX_VALUE) {
      set(offset, before, (byte) (before - 1));
    }
  }

  /** The offset is that of a transaction marker or of an aborted record, and of no page. */
  void isNoPage(long offset) {
    set(offset, get(offset), NO_PAGE);
    pages--;
  }

  /** How many pages the range holds, as far as is known. */
  long pages() {
    return pages;
  }

  /** How many pages have no place or several. */
  long unlawful() {
    return unlawful;
  }

  /** Offset of the first page without a place at that offset or later; -1 when there is none. */
  long nextWithoutPlace(long from) {
    for (long offset = Math.max(from, begin); offset < end; offset++) {
      if (get(offset) == 0) {
        return offset;
      }
    }
    return -1;
  }

  void forEachUnlawful(LongConsumer each) {
    for (long offset = begin; offset < end; offset++) {
      if (isUnlawful(get(offset))) {
        each.accept(offset);
      }
    }
  }

  private byte get(long offset) {
    return chunks[(int) ((offset - begin) / CHUNK)][(int) ((offset - begin) % CHUNK)];
  }

  private void set(long offset, byte before, byte now) {
    chunks[(int) ((offset - begin) / CHUNK)][(int) ((offset - begin) % CHUNK)] = now;
    unlawful += (isUnlawful(now) ? 1 : 0) - (isUnlawful(before) ? 1 : 0);
  }

  private static boolean isUnlawful(byte count) {
    return count != 1 && count != NO_PAGE;
  }
}
