package io.broadsheet.runtime;

import io.broadsheet.schemas.AccessRefused;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Failures that no record is at fault of, as they happened in what a processor does by the clock.
 * Its thread begins anew. Thread-safe.
 */
final class Punctuations {

  /** Where handlers find the object among the settings of Kafka Streams. */
  static final String SETTING = "broadsheet.punctuations";

  private final Set<Throwable> failures =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Those of the worker whose settings are given; others that nobody asks where it has none. */
  static Punctuations of(Map<String, ?> settings) {
    return settings.get(SETTING) instanceof Punctuations punctuations
        ? punctuations
        : new Punctuations();
  }

  void failed(Throwable error) {
    failures.add(error);
  }

  /** Whether the fault is one of these, and neither the worker's own nor that of its grants. */
  boolean isOf(Throwable fault) {
    boolean failed = false;
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof WorkerFaultException) {
        return false;
      }
      failed |= failures.contains(cause);
    }
    return failed && AccessRefused.sentence(fault).isEmpty();
  }
}
