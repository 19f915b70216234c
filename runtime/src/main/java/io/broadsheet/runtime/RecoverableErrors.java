package io.broadsheet.runtime;

import io.broadsheet.schemas.UnreadableException;
import java.io.IOException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;

/**
 * Tells faults of the infrastructure, which pass and are retried, from faults of the data, which
 * stay and are dead-lettered. What counts is the stage that failed: whoever asks a server throws
 * what says so, and what fails in reading or processing a record is the record's.
 */
final class RecoverableErrors {

  private RecoverableErrors() {}

  /** Whether the record itself is at fault, so that it would fail again. */
  static boolean isOfRecord(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableException) {
        return true;
      }
      if (cause instanceof WorkerFaultException
          || cause instanceof RetriableException
          || cause instanceof ProcessorStateException
          || cause instanceof InvalidStateStoreException) {
        return false;
      }
    }
    return true;
  }

  /** Whether a thread that died of this may do better when it begins anew. */
  static boolean isRecoverable(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }
}
