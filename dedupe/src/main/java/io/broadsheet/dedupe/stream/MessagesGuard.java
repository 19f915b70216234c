package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.protocol.ByteStore;
import java.nio.charset.StandardCharsets;

/**
 * Refuses state that belongs to another topic of messages. What tasks had told each other in that
 * one is lost, and state without it can decide wrongly for ever.
 */
final class MessagesGuard {

  private static final byte[] KEY = "topic of messages".getBytes(StandardCharsets.US_ASCII);

  private MessagesGuard() {}

  /**
   * @param progress holds what the state of a task belongs to
   * @throws IllegalStateException when the state is of another topic, with what to do
   */
  static void check(Layout layout, ByteStore progress) {
    byte[] stored = progress.get(KEY);
    if (stored == null) {
      progress.put(KEY, layout.messages().getBytes(StandardCharsets.UTF_8));
    } else if (!new String(stored, StandardCharsets.UTF_8).equals(layout.messages())) {
      throw new IllegalStateException(
          "The state of dedupe belongs to a topic of messages that was deleted since. After"
              + " 'broadsheet topics reset-dedupe', delete the state folders of all dedupe workers"
              + " and start them. If the topic was deleted otherwise, all articles have to be"
              + " decided anew: stop all dedupe workers, delete their state folders, and run"
              + " 'broadsheet topics reset-dedupe --yes'. See docs/dedupe-operation.md.");
    }
  }
}
