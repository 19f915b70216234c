package io.broadsheet.schemas;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The bytes are no value of the wanted type, and never will be: a fault of the record. The message
 * is a sentence for people.
 */
public final class UnreadableException extends SerializationException {

  private static final long serialVersionUID = 1L;

  public UnreadableException(String message) {
    super(message);
  }

  public UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
