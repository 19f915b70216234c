package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.Relation;

/**
 * A canonical article that an article matches.
 *
 * @param match told from the side of the copy
 */
public record Candidate(Position position, Match match) {

  /**
   * Which of two an article points to: the one with the same words, then the more similar, then the
   * one with the higher containment, then the earlier.
   */
  public static Candidate better(Candidate a, Candidate b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBetterThan(b) ? a : b;
  }

  private boolean isBetterThan(Candidate other) {
    if (isExact() != other.isExact()) {
      return isExact();
    }
    int bySimilarity = Double.compare(match.similarity(), other.match.similarity());
    if (bySimilarity != 0) {
      return bySimilarity > 0;
    }
    int byContainment = Double.compare(match.containment(), other.match.containment());
    return byContainment != 0 ? byContainment > 0 : position.compareTo(other.position) < 0;
  }

  private boolean isExact() {
    return match.relation() == Relation.EXACT;
  }
}
