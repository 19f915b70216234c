package io.broadsheet.schemas;

/** A server that is needed at start does not answer. The message is a sentence for people. */
public final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
