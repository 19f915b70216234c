package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesGuardTest {

  private final KeyValueStore<Bytes, byte[]> entries =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("progress"), Serdes.Bytes(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final KafkaByteStore progress = new KafkaByteStore(entries);

  @BeforeEach
  void open() {
    entries.init(new MockProcessorContext<>().getStateStoreContext(), entries);
  }

  private static Layout layout(String messages) {
    return FixedLog.layout(2, messages);
  }

  @Test
  void shouldTakeNewStateAndStateOfTheSameTopic() {
    assertThatCode(
            () -> {
              MessagesGuard.check(layout("one"), progress);
              MessagesGuard.check(layout("one"), progress);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseStateOfATopicThatIsGone() {
    MessagesGuard.check(layout("one"), progress);

    assertThatThrownBy(() -> MessagesGuard.check(layout("two"), progress))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to a topic of messages that was deleted")
        .hasMessageContaining("broadsheet topics reset-dedupe --yes")
        .hasMessageContaining("docs/dedupe-operation.md");
  }
}
