package io.broadsheet.schemas;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry cannot be asked for a schema now, so that nobody can tell what the record is: a
 * fault of the infrastructure, which passes. The message is a sentence for people.
 */
public final class SchemaLookupException extends RetriableException {

  private static final long serialVersionUID = 1L;

  public SchemaLookupException(String message, Throwable cause) {
    super(message, cause);
  }
}
