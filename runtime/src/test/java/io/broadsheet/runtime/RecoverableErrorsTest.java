package io.broadsheet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.ConnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoverableErrorsTest {

  @Test
  void shouldRetryWhileTheRegistryIsOutOfReach() {
    assertThat(RecoverableErrors.isRecoverable(reading(new ConnectException("refused")))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 408, 429, 500, 503})
  void shouldRetryWhatTheRegistryCannotAnswerNow(int status) {
    assertThat(RecoverableErrors.isRecoverable(reading(answer(status)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409, 422})
  void shouldNotRetryWhatTheRegistryAnswersForGood(int status) {
    assertThat(RecoverableErrors.isRecoverable(reading(answer(status)))).isFalse();
  }

  @Test
  void shouldNotRetryARecordThatIsNotAvro() {
    assertThat(RecoverableErrors.isRecoverable(new SerializationException("Unknown magic byte!")))
        .isFalse();
  }

  @Test
  void shouldRetryABrokerThatIsSlow() {
    assertThat(RecoverableErrors.isRecoverable(new TimeoutException("slow"))).isTrue();
  }

  private static SerializationException reading(Exception cause) {
    return new SerializationException("Error retrieving Avro schema", cause);
  }

  private static RestClientException answer(int status) {
    return new RestClientException("answer", status, status * 100);
  }
}
