package io.broadsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FaultsTest {

  @Test
  void shouldTellWhatTheWorkerSaid() {
    Throwable fault =
        new StreamsException(
            "wrapped", new WorkerFaultException("It stopped.", new ArithmeticException("/ by 0")));

    assertThat(Faults.sentence(fault)).isEqualTo("It stopped.");
  }

  @Test
  void shouldOtherwiseTellTheFirstCause() {
    assertThat(Faults.sentence(new StreamsException("wrapped", new ArithmeticException("/ by 0"))))
        .isEqualTo("/ by 0");
    assertThat(Faults.sentence(new ArithmeticException())).contains("ArithmeticException");
  }
}
