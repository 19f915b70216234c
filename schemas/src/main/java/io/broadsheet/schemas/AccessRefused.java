package io.broadsheet.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Finds among the causes of a fault that a broker or the registry refuses access, and says what to
 * do.
 */
public final class AccessRefused {

  private AccessRefused() {}

  /** A sentence for people when access was refused; empty for any other fault. */
  public static Optional<String> sentence(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException) {
        return Optional.of(
            "Kafka refuses access: %s. %sThe grants that each role needs are listed in docs/security.md."
                .formatted(stripped(cause.getMessage()), hint(fault)));
      }
      if (cause instanceof RestClientException answer && isRefusal(answer.getStatus())) {
        return Optional.of(
            "The schema registry refuses access: %s. Check the BROADSHEET_REGISTRY_… settings, see docs/configuration.md."
                .formatted(stripped(cause.getMessage())));
      }
      if (cause instanceof AuthenticationException) {
        return Optional.of(
            "Kafka does not accept the credentials: %s. Check the security settings, see docs/configuration.md."
                .formatted(stripped(cause.getMessage())));
      }
    }
    return Optional.empty();
  }

  private static boolean isRefusal(int status) {
    return status == 401 || status == 403;
  }

  /** Kafka tells no operation; who was writing says so. */
  private static String hint(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("sending record to topic")) {
        return "The user lacks a grant to write there. ";
      }
    }
    return "The user lacks a grant there. ";
  }

  private static String stripped(String message) {
    String text = String.valueOf(message).strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
