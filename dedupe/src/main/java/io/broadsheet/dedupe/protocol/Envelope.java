package io.broadsheet.dedupe.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one task sends another at once. Two tasks hear from each other in the order in which they
 * spoke.
 *
 * @param source the task that sends
 * @param watermark how far the source has come, or null when it does not know
 * @param idle whether nothing has come to the source for long
 * @param messages for the homes of the target
 * @param acknowledged number of the batch of registrations that the source has taken from the
 *     target; 0 for none. It comes after the messages that follow from that batch
 * @param batch number of {@code registrations}; 0 for none
 * @param registrations for the buckets of the target, encoded
 */
record Envelope(
    int source,
    Instant watermark,
    boolean idle,
    List<Message> messages,
    long acknowledged,
    long batch,
    byte[] registrations) {

  private static final int FORMAT = 1;
  private static final byte[] NONE = {};

  static Envelope of(int source, Watermarks.Mark mark, List<Message> messages, long acknowledged) {
    return new Envelope(source, mark.at(), mark.idle(), messages, acknowledged, 0, NONE);
  }

  static Envelope of(int source, Watermarks.Mark mark, long batch, byte[] registrations) {
    return new Envelope(source, mark.at(), mark.idle(), List.of(), 0, batch, registrations);
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().octet(FORMAT).number(source).bool(idle);
    out.bool(watermark != null);
    if (watermark != null) {
      out.instant(watermark);
    }
    out.number(messages.size());
    messages.forEach(message -> MessageCodec.write(out, message));
    return out.number(acknowledged).number(batch).raw(registrations).toBytes();
  }

  /**
   * @throws IllegalArgumentException when the bytes are no envelope, or one of another release
   */
  static Envelope decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int format = in.octet();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "messages of format %d, this release reads %d".formatted(format, FORMAT));
    }
    int source = in.integer();
    boolean idle = in.bool();
    Instant watermark = in.bool() ? in.instant() : null;
    int count = in.count();
    List<Message> messages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      messages.add(MessageCodec.read(in));
    }
    return new Envelope(source, watermark, idle, messages, in.number(), in.number(), in.rest());
  }
}
