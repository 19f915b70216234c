package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.protocol.Watermarks.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * What one task sends another at once. Two tasks hear from each other in the order in which they
 * spoke.
 *
 * @param source the task that sends
 * @param mark how far the source has come, or null when it does not say
 * @param messages for the homes of the target
 * @param acknowledged number of the batch of registrations that the source has taken from the
 *     target; 0 for none. It comes after the messages that follow from that batch
 * @param batch number of {@code registrations}; 0 for none
 * @param registrations for the buckets of the target, encoded
 */
record Envelope(
    int source,
    Mark mark,
    List<Message> messages,
    long acknowledged,
    long batch,
    byte[] registrations) {

  private static final int FORMAT = 1;
  private static final byte[] NONE = {};

  static Envelope of(int source, List<Message> messages, long acknowledged) {
    return new Envelope(source, null, messages, acknowledged, 0, NONE);
  }

  static Envelope of(int source, long batch, byte[] registrations) {
    return new Envelope(source, null, List.of(), 0, batch, registrations);
  }

  static Envelope of(int source, Mark mark) {
    return new Envelope(source, mark, List.of(), 0, 0, NONE);
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().octet(FORMAT).number(source).bool(mark != null);
    if (mark != null) {
      mark.write(out);
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
    Mark mark = in.bool() ? Mark.read(in) : null;
    int count = in.count();
    List<Message> messages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      messages.add(MessageCodec.read(in));
    }
    return new Envelope(source, mark, messages, in.number(), in.number(), in.rest());
  }
}
