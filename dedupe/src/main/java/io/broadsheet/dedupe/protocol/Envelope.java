package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.protocol.Watermarks.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one task sends another at once. Two tasks hear from each other in the order in which they
 * spoke.
 *
 * @param source the task that sends
 * @param marks how far the source has come in each lane; none when it does not say
 * @param messages for the homes of the target
 * @param acknowledged number of the batch of registrations that the source has taken from the
 *     target; 0 for none. It comes after the messages that follow from that batch
 * @param batch number of {@code registrations}; 0 for none
 * @param registrations for the buckets of the target, encoded
 */
record Envelope(
    int source,
    SortedMap<String, Mark> marks,
    List<Message> messages,
    long acknowledged,
    long batch,
    byte[] registrations) {

  private static final int FORMAT = 2;
  private static final SortedMap<String, Mark> UNSAID = Collections.emptySortedMap();
  private static final byte[] NONE = {};

  static Envelope of(int source, List<Message> messages, long acknowledged) {
    return new Envelope(source, UNSAID, messages, acknowledged, 0, NONE);
  }

  static Envelope of(int source, long batch, byte[] registrations) {
    return new Envelope(source, UNSAID, List.of(), 0, batch, registrations);
  }

  static Envelope of(int source, SortedMap<String, Mark> marks) {
    return new Envelope(source, marks, List.of(), 0, 0, NONE);
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().octet(FORMAT).number(source).number(marks.size());
    marks.forEach((lane, mark) -> mark.write(out.text(lane)));
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
    SortedMap<String, Mark> marks = new TreeMap<>();
    for (int lanes = in.count(); lanes > 0; lanes--) {
      marks.put(lane(in), Mark.read(in));
    }
    int count = in.count();
    List<Message> messages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      messages.add(MessageCodec.read(in));
    }
    return new Envelope(source, marks, messages, in.number(), in.number(), in.rest());
  }

  private static String lane(ByteReader in) {
    String lane = in.text();
    if (lane == null) {
      throw new IllegalArgumentException("a mark of no lane");
    }
    return lane;
  }
}
