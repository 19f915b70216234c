package io.broadsheet.dedupe.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What happens to envelopes between tasks: counted, and in negative controls tampered with. */
public class Wire {

  private final TreeMap<String, Integer> messages = new TreeMap<>();
  private long bytes;

  /** Puts a committed envelope into the inbox of its target. */
  void deliver(byte[] envelope, List<byte[]> inbox) {
    bytes += envelope.length;
    for (Message message : Envelope.decode(envelope).messages()) {
      messages.merge(message.getClass().getSimpleName(), 1, Integer::sum);
    }
    inbox.add(envelope);
  }

  public long bytes() {
    return bytes;
  }

  /** How many of each kind went from task to task. */
  public TreeMap<String, Integer> messages() {
    return messages;
  }

  public int allMessages() {
    return messages.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** One that changes envelopes on their way. */
  static Wire tampering(UnaryOperator<Envelope> change) {
    return new Wire() {
      @Override
      void deliver(byte[] envelope, List<byte[]> inbox) {
        super.deliver(change.apply(Envelope.decode(envelope)).encode(), inbox);
      }
    };
  }

  /** One that loses messages of a kind. */
  static Wire losing(Class<? extends Message> kind) {
    return tampering(
        envelope ->
            new Envelope(
                envelope.source(),
                envelope.marks(),
                envelope.messages().stream().filter(message -> !kind.isInstance(message)).toList(),
                envelope.acknowledged(),
                envelope.batch(),
                envelope.registrations()));
  }

  /** One in which envelopes overtake each other between two tasks. */
  static Wire overtaking(long seed) {
    Random random = new Random(seed);
    return new Wire() {
      private final List<byte[]> held = new ArrayList<>();
      private List<byte[]> target;

      @Override
      void deliver(byte[] envelope, List<byte[]> inbox) {
        if (held.isEmpty() && random.nextInt(3) == 0) {
          held.add(envelope);
          target = inbox;
          return;
        }
        super.deliver(envelope, inbox);
        if (!held.isEmpty() && target == inbox) {
          super.deliver(held.remove(0), inbox);
        }
      }
    };
  }
}
