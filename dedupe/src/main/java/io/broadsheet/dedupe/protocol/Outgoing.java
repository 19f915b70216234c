package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.protocol.DedupeTask.Sender;
import io.broadsheet.dedupe.protocol.Watermarks.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one task sends to the others, in envelopes that a record can hold. Not thread-safe. */
final class Outgoing {

  /** Bytes of messages that go in one record, unless a single one is larger. */
  private static final int MAX_ENVELOPE = 1 << 20;

  private final int self;
  private final Sender sender;
  private final Map<Integer, Long> acknowledged = new TreeMap<>();

  Outgoing(int self, Sender sender) {
    this.self = self;
    this.sender = sender;
  }

  /** A batch of registrations has been taken from a task, which is told with the next messages. */
  void acknowledge(int task, long batch) {
    acknowledged.put(task, batch);
  }

  void registrations(int task, long batch, byte[] registrations) {
    send(task, Envelope.of(self, batch, registrations));
  }

  void marks(int task, SortedMap<String, Mark> marks) {
    send(task, Envelope.of(self, marks));
  }

  /** Sends messages by task, and all acknowledgements. */
  void messages(Map<Integer, List<Message>> byTask) {
    acknowledged.keySet().forEach(task -> byTask.putIfAbsent(task, List.of()));
    byTask.forEach(this::messages);
    acknowledged.clear();
  }

  /** In pieces that a record can hold; the acknowledgement goes with the last. */
  private void messages(int task, List<Message> messages) {
    List<Message> piece = new ArrayList<>();
    int size = 0;
    for (Message message : messages) {
      int next = MessageCodec.sizeOf(message);
      if (size + next > MAX_ENVELOPE && !piece.isEmpty()) {
        send(task, Envelope.of(self, piece, 0));
        piece = new ArrayList<>();
        size = 0;
      }
      piece.add(message);
      size += next;
    }
    send(task, Envelope.of(self, piece, acknowledged.getOrDefault(task, 0L)));
  }

  private void send(int task, Envelope envelope) {
    sender.send(task, envelope.encode());
  }
}
