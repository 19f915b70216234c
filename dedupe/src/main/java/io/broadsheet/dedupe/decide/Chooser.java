package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.Relation;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.match.Matcher;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rule for one article, given that all decisions before it are taken: it is a duplicate of the
 * best canonical article before it that it matches, and canonical when there is none.
 *
 * <p>Best is the same words, then the higher similarity, then the higher containment, then the
 * earlier article.
 */
final class Chooser {

  private final DedupeSettings settings;
  private final KeyIndex index;
  private final Function<String, Features> features;

  /**
   * @param index of the articles that are decided
   * @param features of an article in the index, by its id
   */
  Chooser(DedupeSettings settings, KeyIndex index, Function<String, Features> features) {
    this.settings = settings;
    this.index = index;
    this.features = features;
  }

  /**
   * @param keys the index keys of {@code own}
   */
  Decision choose(Position position, Features own, long[] keys) {
    Instant notBefore = position.at().minus(settings.window());
    Set<Position> compared = null;
    Candidate best = null;
    for (long key : keys) {
      List<Position> candidates =
          index.canonicalBefore(key, position, notBefore, settings.candidatesPerKey());
      if (candidates.isEmpty()) {
        continue;
      }
      compared = compared == null ? new HashSet<>() : compared;
      for (Position candidate : candidates) {
        if (compared.add(candidate)) {
          best = better(best, candidate, own);
        }
      }
      if (best != null && best.match.relation() == Relation.EXACT) {
        break;
      }
    }
    return best == null
        ? new Decision(position.id(), position.id(), null)
        : new Decision(position.id(), best.position.id(), best.match);
  }

  private Candidate better(Candidate best, Position position, Features own) {
    Optional<Match> match = Matcher.match(own, features.apply(position.id()));
    if (match.isEmpty()) {
      return best;
    }
    Candidate candidate = new Candidate(position, match.get());
    return best == null || candidate.isBetterThan(best) ? candidate : best;
  }

  private record Candidate(Position position, Match match) {

    boolean isBetterThan(Candidate other) {
      boolean exact = match.relation() == Relation.EXACT;
      if (exact != (other.match.relation() == Relation.EXACT)) {
        return exact;
      }
      int bySimilarity = Double.compare(match.similarity(), other.match.similarity());
      if (bySimilarity != 0) {
        return bySimilarity > 0;
      }
      int byContainment = Double.compare(match.containment(), other.match.containment());
      return byContainment != 0 ? byContainment > 0 : position.compareTo(other.position) < 0;
    }
  }
}
