package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.match.Matcher;
import java.util.Optional;

/** When two articles match: within the window, sharing an index key, and alike. */
public final class Pairs {

  private Pairs() {}

  /** How {@code copy} matches the earlier article {@code seen}; empty when it does not. */
  public static Optional<Match> match(
      DedupeSettings settings, Position copy, Features copied, Position seen, Features features) {
    return copy.compareTo(seen) > 0
            && copy.isWithin(settings.window(), seen)
            && copied.sharesKeyWith(features)
        ? Matcher.match(copied, features)
        : Optional.empty();
  }
}
