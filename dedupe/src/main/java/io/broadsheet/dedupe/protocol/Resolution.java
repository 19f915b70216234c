package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Candidate;

/** What follows for a version from what it knows of earlier ones. */
sealed interface Resolution {

  /** An answer or a decision is outstanding and will come. */
  record Open() implements Resolution {}

  /**
   * Two versions say different things of each other, as one of them has heard less; unless that one
   * has expired, it will speak.
   *
   * @param otherwise what follows if it does not
   */
  record Contradicting(Decided otherwise) implements Resolution {}

  /**
   * @param best the candidate that the version is a copy of, or null when it is canonical
   * @param address of the candidate, or null
   * @param acrossLanes whether no lane of the candidate is one of the version
   */
  record Decided(Candidate best, String address, boolean acrossLanes) implements Resolution {

    static final Decided CANONICAL = new Decided(null, null, false);

    boolean isCanonical() {
      return best == null;
    }

    Status status() {
      return isCanonical() ? Status.CANONICAL : new Status.CopyOf(best.position());
    }
  }
}
