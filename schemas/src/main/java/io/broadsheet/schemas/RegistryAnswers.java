package io.broadsheet.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/** Tells what a registry says for good from what it, or something before it, says now. */
final class RegistryAnswers {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  /** What the client makes of an answer that is not in the registry's form. */
  private static final int NO_ANSWER_OF_A_REGISTRY = 50_005;

  private RegistryAnswers() {}

  /** Refused credentials count as passing: they are mended by the operator, not by the data. */
  static boolean isPassing(RestClientException answer) {
    int status = answer.getStatus();
    return status >= 500
        || status == REQUEST_TIMEOUT
        || status == TOO_MANY_REQUESTS
        || status == UNAUTHORIZED
        || status == FORBIDDEN
        || answer.getErrorCode() == NO_ANSWER_OF_A_REGISTRY;
  }
}
