package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Decision;

/**
 * What consumers are told.
 *
 * @param <B> the article as it is published
 */
public interface Publisher<B> {

  /** Why a crawl is not published itself. */
  enum Recrawl {
    /** It says the same as another one. */
    UNCHANGED,
    /** A newer one says something else. */
    SUPERSEDED
  }

  void canonical(B body, int revision, boolean late);

  /**
   * Takes a canonical article back that is a copy now. It follows the copy's own record, and may be
   * said of one that was never told.
   */
  void retract(B body);

  /**
   * What a duplicate points to.
   *
   * @param canonicalAddress of the article that it copies, or null
   * @param acrossLanes whether that one came in no lane in which the duplicate came
   */
  record Copy(Decision decision, String canonicalAddress, boolean acrossLanes) {}

  void duplicate(B body, int revision, boolean late, Copy copy);

  /** Takes a duplicate back that is canonical now; otherwise as {@link #retract}. */
  void withdraw(B body);

  /**
   * @param revision of the article that stands
   */
  void recrawl(B body, Recrawl kind, int revision);

  /** Address of an article, or null. */
  String addressOf(B body);
}
