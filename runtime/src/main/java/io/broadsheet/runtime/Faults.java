package io.broadsheet.runtime;

import io.broadsheet.schemas.AccessRefused;

/** Finds what to tell people among the exceptions that Kafka Streams wraps around each other. */
final class Faults {

  private Faults() {}

  /** What a worker itself said of the fault, otherwise what was wrong in the first place. */
  static String sentence(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof WorkerFaultException) {
        return cause.getMessage();
      }
    }
    Throwable root = root(fault);
    return AccessRefused.sentence(fault)
        .orElse(root.getMessage() == null ? root.toString() : root.getMessage());
  }

  /** What was wrong in the first place. */
  static Throwable root(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
