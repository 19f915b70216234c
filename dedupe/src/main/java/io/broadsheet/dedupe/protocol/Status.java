package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Position;

/** What a home says of one of its versions to those that depend on it. */
sealed interface Status {

  Status UNDECIDED = new Undecided();
  Status CANONICAL = new Canonical();
  Status GONE = new Gone();

  /** Not decided yet; a change will follow. */
  record Undecided() implements Status {}

  record Canonical() implements Status {}

  /**
   * @param canonical the version that it copies
   */
  record CopyOf(Position canonical) implements Status {}

  /** Replaced by another version of the article. */
  record Gone() implements Status {}
}
