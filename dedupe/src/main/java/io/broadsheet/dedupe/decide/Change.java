package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Decision;

/**
 * One change of what consumers have been told about an article.
 *
 * @param revision of the article's text, from 1
 * @param before null when nothing had been said of it
 * @param after what is to be said now; it equals {@code before} when only the text or the place in
 *     the order is new
 */
public record Change(String id, int revision, Decision before, Decision after) {

  /** Whether a duplicate, or something new, becomes canonical or stays it with a new text. */
  public boolean publishesCanonical() {
    return after.isCanonical();
  }

  /** Whether a canonical article turns into a duplicate. */
  public boolean retractsCanonical() {
    return before != null && before.isCanonical() && !after.isCanonical();
  }

  /** Whether a duplicate turns into a canonical article. */
  public boolean withdrawsDuplicate() {
    return before != null && !before.isCanonical() && after.isCanonical();
  }
}
