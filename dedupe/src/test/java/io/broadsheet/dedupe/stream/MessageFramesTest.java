package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.protocol.ByteStore;
import io.broadsheet.dedupe.protocol.MemoryStore;
import io.broadsheet.dedupe.stream.MessageFrames.Opened;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which records are taken for messages, and which of these are taken. */
class MessageFramesTest {

  private static final byte[] ENVELOPE = "an envelope".getBytes(StandardCharsets.US_ASCII);

  private final ByteStore store = new MemoryStore();
  private final MessageFrames sender = new MessageFrames(0, 3, "topic", new MemoryStore());
  private final MessageFrames receiver = new MessageFrames(1, 3, "topic", store);

  private static void assertIsTaken(Opened opened) {
    assertThat(opened)
        .isInstanceOfSatisfying(
            Opened.Letter.class, letter -> assertThat(letter.envelope()).isEqualTo(ENVELOPE));
  }

  @Test
  void shouldTakeWhatWasSentInItsOrder() {
    assertIsTaken(receiver.open(sender.seal(1, ENVELOPE)));
    sender.seal(2, ENVELOPE);
    assertIsTaken(receiver.open(sender.seal(1, ENVELOPE)));
  }

  @Test
  void shouldTakeNothingTwice() {
    byte[] frame = sender.seal(1, ENVELOPE);
    receiver.open(frame);

    assertThat(receiver.open(frame)).isInstanceOf(Opened.Repeated.class);
  }

  @Test
  void shouldNoticeThatAMessageIsLostAndTakeItWhenItComesAfterAll() {
    byte[] lost = sender.seal(1, ENVELOPE);
    byte[] next = sender.seal(1, ENVELOPE);

    assertThat(receiver.open(next))
        .isEqualTo(new Opened.Broken("task 0 has sent it as number 2, and number 1 has not come"));
    assertIsTaken(receiver.open(lost));
    assertIsTaken(receiver.open(next));
  }

  @Test
  void shouldGoOnWhereTheStateWasCommitted() {
    receiver.open(sender.seal(1, ENVELOPE));
    MessageFrames restarted = new MessageFrames(1, 3, "topic", store);

    assertIsTaken(restarted.open(sender.seal(1, ENVELOPE)));
  }

  @Test
  void shouldNumberOnFromWhereTheStateWasCommitted() {
    ByteStore sent = new MemoryStore();
    receiver.open(new MessageFrames(0, 3, "topic", sent).seal(1, ENVELOPE));

    assertIsTaken(receiver.open(new MessageFrames(0, 3, "topic", sent).seal(1, ENVELOPE)));
  }

  @Test
  void shouldTakeWhatGoesElsewhereForForeign() {
    byte[] toOther = sender.seal(2, ENVELOPE);
    byte[] ofOtherTopic = new MessageFrames(0, 3, "another", new MemoryStore()).seal(1, ENVELOPE);
    byte[] ofNoTask = new MessageFrames(7, 8, "topic", new MemoryStore()).seal(1, ENVELOPE);

    assertThat(Arrays.asList(toOther, ofOtherTopic, ofNoTask, null, new byte[0]))
        .allSatisfy(bytes -> assertThat(receiver.open(bytes)).isInstanceOf(Opened.Foreign.class));
  }

  @Test
  void shouldRefuseAFormThatItDoesNotKnow() {
    byte[] frame = sender.seal(1, ENVELOPE);
    byte[] cut = Arrays.copyOf(frame, 20);
    frame[8]++;

    assertThat(receiver.open(frame)).isEqualTo(new Opened.Broken("its checksum is wrong"));
    assertThat(receiver.open(cut)).isEqualTo(new Opened.Broken("it is cut short"));
  }

  @Property(tries = 300)
  void shouldTakeNoRecordOfOthers(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(receiver.open(bytes)).isInstanceOf(Opened.Foreign.class);
  }

  @Property(tries = 300)
  void shouldTakeNothingThatIsDamagedAndTakeItOnceItComesWhole(
      @ForAll @IntRange(max = 39) int place, @ForAll @IntRange(max = 7) int bit) {
    MessageFrames fresh = new MessageFrames(1, 3, "topic", new MemoryStore());
    byte[] frame = new MessageFrames(0, 3, "topic", new MemoryStore()).seal(1, ENVELOPE);
    byte[] damaged = frame.clone();
    damaged[place] ^= (byte) (1 << bit);

    assertThat(fresh.open(damaged))
        .isInstanceOf(place < 4 ? Opened.Foreign.class : Opened.Broken.class);
    assertThat(fresh.open(Arrays.copyOf(frame, place)))
        .isInstanceOf(place < 4 ? Opened.Foreign.class : Opened.Broken.class);
    assertIsTaken(fresh.open(frame));
  }
}
