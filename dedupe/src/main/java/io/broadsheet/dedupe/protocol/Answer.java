package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.decide.Position;

/** What a home answers to one that asks whether it matches one of its versions. */
sealed interface Answer {

  Answer NO_MATCH = new NoMatch();

  /** Not alike, or replaced or expired meanwhile. */
  record NoMatch() implements Answer {}

  /**
   * The two match; the one that asked is told of every change of status from now on.
   *
   * @param match told from the side of the one that asked
   * @param position of the one that was asked
   * @param address of the article that was asked, or null
   * @param lanes of the version that was asked
   */
  record Matched(Match match, Position position, String address, Lanes lanes, Status status)
      implements Answer {

    Matched with(Status changed) {
      return new Matched(match, position, address, lanes, changed);
    }
  }
}
