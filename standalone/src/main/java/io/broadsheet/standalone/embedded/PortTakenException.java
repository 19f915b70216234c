package io.broadsheet.standalone.embedded;

/** A port that the user asked for is in use. The message says what to do. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PortTakenException(String message) {
    super(message);
  }
}
