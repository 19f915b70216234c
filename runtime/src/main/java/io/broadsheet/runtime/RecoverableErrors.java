package io.broadsheet.runtime;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells faults of the infrastructure, which pass and are retried, from faults of the data, which
 * stay and are dead-lettered.
 */
final class RecoverableErrors {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private RecoverableErrors() {}

  static boolean isRecoverable(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof RetriableException) {
        return true;
      }
      if (cause instanceof RestClientException answer) {
        return isPassing(answer.getStatus());
      }
    }
    return false;
  }

  /** Refused credentials count as passing: they are mended by the operator, not by the data. */
  private static boolean isPassing(int status) {
    return status >= 500
        || status == REQUEST_TIMEOUT
        || status == TOO_MANY_REQUESTS
        || status == UNAUTHORIZED
        || status == FORBIDDEN;
  }
}
