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

  /** Takes a canonical article back. */
  void retract(String id);

  /**
   * @param canonicalAddress of the article that it copies, or null
   */
  void duplicate(B body, int revision, boolean late, Decision decision, String canonicalAddress);

  /** Takes a duplicate back. */
  void withdraw(String id);

  /**
   * @param revision of the article that stands
   */
  void recrawl(B body, Recrawl kind, int revision);

  /** Address of an article, or null. */
  String addressOf(B body);
}
