package io.broadsheet.ingest.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Bytes as they come, in blocks that are paid for before they are made. Not thread-safe. */
final class Blocks {

  static final int LARGE = 1 << 16;
  private static final int SMALL = 1 << 12;

  private final Room.Share room;
  private final List<ByteBuffer> blocks = new ArrayList<>();
  private long size;

  Blocks(Room.Share room) {
    this.room = room;
  }

  /**
   * Copies the bytes.
   *
   * @throws RefusedException when there is no room for them
   */
  void add(ByteBuffer bytes) {
    size += bytes.remaining();
    while (bytes.hasRemaining()) {
      ByteBuffer last = last();
      ByteBuffer part = bytes.slice();
      part.limit(Math.min(part.remaining(), last.remaining()));
      bytes.position(bytes.position() + part.remaining());
      last.put(part);
    }
  }

  long size() {
    return size;
  }

  InputStream read() {
    return new SequenceInputStream(
        Collections.enumeration(
            blocks.stream()
                .map(
                    block ->
                        (InputStream) new ByteArrayInputStream(block.array(), 0, block.position()))
                .toList()));
  }

  private ByteBuffer last() {
    if (blocks.isEmpty() || !blocks.get(blocks.size() - 1).hasRemaining()) {
      int length = blocks.isEmpty() ? SMALL : LARGE;
      room.take(length);
      blocks.add(ByteBuffer.allocate(length));
    }
    return blocks.get(blocks.size() - 1);
  }
}
