package io.broadsheet.runtime;

/** Finds what to tell people among the exceptions that Kafka Streams wraps around each other. */
final class Faults {

  private Faults() {}

  /** What a worker itself said of the fault, otherwise what was wrong in the first place. */
  static String sentence(Throwable fault) {
    Throwable root = fault;
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof WorkerFaultException) {
        return cause.getMessage();
      }
      root = cause;
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
