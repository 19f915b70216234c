package io.broadsheet.runtime;

/**
 * The fault is not with the record but with the worker or its state, and may have left a step half
 * done: the transaction is given up, and nothing is dead-lettered.
 */
public final class WorkerFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence for people: the worker stops with it
   */
  public WorkerFaultException(String message) {
    super(message);
  }

  /**
   * @param message a sentence for people: the worker stops with it
   */
  public WorkerFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
