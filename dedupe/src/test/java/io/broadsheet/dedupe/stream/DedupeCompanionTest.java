package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.runtime.WorkerFaultException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

/** What people are told of faults that Kafka Streams has words of its own for. */
class DedupeCompanionTest {

  private final AtomicInteger partitions = new AtomicInteger(4);
  private final DedupeCompanion companion =
      new DedupeCompanion(new Layout(4, "messages-1", new FixedLog(partitions::get)), null, null);

  @Test
  void shouldSayThatWhatIsToBeTakenIsGone() {
    var gone = new OffsetOutOfRangeException(Map.of(new TopicPartition("news.articles", 3), 17L));

    assertThat(companion.explained(new StreamsException("no reset policy", gone)))
        .isInstanceOf(WorkerFaultException.class)
        .hasMessageContaining("What is to be taken next is not there")
        .hasMessageContaining("news.articles-3")
        .hasMessageContaining("See 'Offsets' in docs/dedupe-operation.md.");
  }

  @Test
  void shouldSayThatPartitionsWereAdded() {
    partitions.set(6);

    assertThat(companion.explained(new StreamsException("Existing internal topic ... is invalid")))
        .isInstanceOf(WorkerFaultException.class)
        .hasMessageContaining("had 4 partitions when dedupe started and has 6 now");
  }

  @Test
  void shouldLeaveOtherFaultsAsTheyAre() {
    Throwable own = new StreamsException(new WorkerFaultException("a sentence"));
    Throwable other = new StreamsException("another");

    assertThat(companion.explained(own)).isSameAs(own);
    assertThat(companion.explained(other)).isSameAs(other);
  }
}
