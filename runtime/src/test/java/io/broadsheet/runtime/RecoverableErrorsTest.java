package io.broadsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.SchemaLookupException;
import io.broadsheet.schemas.UnreadableException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class RecoverableErrorsTest {

  @Test
  void shouldRetryWhileTheRegistryIsOutOfReach() {
    var error =
        new SchemaLookupException("The registry does not answer", new ConnectException("refused"));

    assertThat(RecoverableErrors.isOfRecord(error)).isFalse();
    assertThat(RecoverableErrors.isRecoverable(new StreamsException(error))).isTrue();
  }

  @Test
  void shouldNotRetryBytesThatEndTooEarly() {
    assertThat(RecoverableErrors.isOfRecord(new UnreadableException("no page", new EOFException())))
        .isTrue();
  }

  @Test
  void shouldNotRetryARecordThatCannotBeWritten() {
    assertThat(RecoverableErrors.isOfRecord(new SerializationException("too large"))).isTrue();
  }

  @Test
  void shouldTakeWhatFailsInProcessingForTheRecordsWhateverItsType() {
    assertThat(RecoverableErrors.isOfRecord(new IllegalStateException(new IOException("gzip"))))
        .isTrue();
  }

  @Test
  void shouldTakeNoStoreThatFailsForARecordsFault() {
    assertThat(
            RecoverableErrors.isOfRecord(
                new StreamsException(new ProcessorStateException("No space left on device"))))
        .isFalse();
  }

  @Test
  void shouldRetryABrokerThatIsSlow() {
    assertThat(RecoverableErrors.isOfRecord(new TimeoutException("slow"))).isFalse();
    assertThat(RecoverableErrors.isRecoverable(new TimeoutException("slow"))).isTrue();
  }

  @Test
  void shouldLeaveAWorkersOwnFaultToTheWorker() {
    var fault = new StreamsException(new WorkerFaultException("The state is of another layout."));

    assertThat(RecoverableErrors.isOfRecord(fault)).isFalse();
    assertThat(RecoverableErrors.isRecoverable(fault)).isFalse();
  }
}
