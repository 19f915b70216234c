package io.broadsheet.dedupe.decide;

import java.util.List;

/**
 * What came of one arrival.
 *
 * @param revision of the article that arrived
 * @param late whether it was fetched before what has expired already, so that it was decided
 *     against what is left
 * @param changes of decisions, its own and others', in the order in which to tell consumers: first
 *     what becomes canonical, then what points elsewhere, last what is canonical no more. So a
 *     consumer never lacks a story, nor follows a pointer to nothing
 */
public record Outcome(Kind kind, int revision, boolean late, List<Change> changes) {

  /** What kind of arrival it was. */
  public enum Kind {
    /** The first crawl of an article. */
    ADDED,
    /** A crawl that says something else than the ones before. */
    REVISED,
    /**
     * A crawl that says the same. There are changes only if it is the earliest one, which moves the
     * article forward in the order.
     */
    UNCHANGED,
    /** A crawl that says something else, and is older than what is known; changes as above. */
    SUPERSEDED
  }

  public Outcome {
    changes = List.copyOf(changes);
  }
}
