package io.broadsheet.dedupe.match;

import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.Relation;
import io.broadsheet.dedupe.feature.Features;
import java.util.Optional;

/**
 * The exact comparison that confirms or refuses what the index proposes. Whether two articles match
 * does not depend on which is which; the relation is told from the copy's side.
 *
 * <p>Two measures decide. <i>Containment</i> is the share of the smaller article's shingles that
 * the larger one holds. <i>Agreement</i> is the same for the facts: numbers, successive numbers,
 * names. Cut, extended and edited copies are high in both. Notices written to one template are high
 * in containment alone, which is why neither decides by itself. Where both are high, headlines that
 * name different subjects tell two announcements of one kind apart.
 */
public final class Matcher {

  /** Below this share of common shingles, two texts are not copies whatever their facts. */
  private static final double MIN_CONTAINMENT = 0.60;

  /** What containment and agreement must come to together. */
  private static final double MIN_SUM = 1.40;

  /** Two texts with the same names but other numbers are two issues of one notice. */
  private static final double MIN_NUMBERS = 0.40;

  /** Texts whose shingle counts are closer than this are near copies, not a part of one another. */
  private static final double SIMILAR_SIZE = 0.75;

  private Matcher() {}

  /** How {@code copy} matches {@code canonical}; empty when it does not. */
  public static Optional<Match> match(Features copy, Features canonical) {
    if (copy.isEmpty() || canonical.isEmpty()) {
      return Optional.empty();
    }
    if (copy.bodyHash() == canonical.bodyHash()) {
      return Optional.of(new Match(Relation.EXACT, 1, 1));
    }
    int[] a = copy.shingles();
    int[] b = canonical.shingles();
    int common = Overlap.common(a, b);
    int smaller = Math.min(a.length, b.length);
    double containment = (double) common / smaller;
    if (containment < MIN_CONTAINMENT
        || containment + agreement(copy, canonical) < MIN_SUM
        || numberAgreement(copy, canonical) < MIN_NUMBERS
        || openOnOtherSubjects(copy, canonical)) {
      return Optional.empty();
    }
    double similarity = (double) common / (a.length + b.length - common);
    return Optional.of(new Match(relation(a.length, b.length), similarity, containment));
  }

  /** The part of the smaller number of facts that both have. */
  private static double agreement(Features copy, Features canonical) {
    int common =
        Overlap.common(copy.numbers(), canonical.numbers())
            + Overlap.common(copy.names(), canonical.names());
    int own = copy.numbers().length + copy.names().length;
    int other = canonical.numbers().length + canonical.names().length;
    return smoothed(common, Math.min(own, other));
  }

  private static double numberAgreement(Features copy, Features canonical) {
    int common = Overlap.common(copy.numbers(), canonical.numbers());
    return smoothed(common, Math.min(copy.numbers().length, canonical.numbers().length));
  }

  /**
   * Whether each text opens on a name of its own headline that neither headline nor opening of the
   * other has: one announcement, made of two companies. One text may name both further down. A copy
   * under another headline opens as its original does, and a copy that opens otherwise has its
   * headline.
   */
  private static boolean openOnOtherSubjects(Features copy, Features canonical) {
    return opensOnAnotherSubject(copy, canonical) && opensOnAnotherSubject(canonical, copy);
  }

  private static boolean opensOnAnotherSubject(Features one, Features other) {
    for (int subject : one.subjects()) {
      if (Overlap.contains(one.leads(), subject)
          && !Overlap.contains(other.leads(), subject)
          && !Overlap.contains(other.subjects(), subject)) {
        return true;
      }
    }
    return false;
  }

  /** One more common fact than there is, so that a story with hardly any is not refused. */
  private static double smoothed(int common, int all) {
    return (common + 1.0) / (all + 1.0);
  }

  private static Relation relation(int copy, int canonical) {
    if (Math.min(copy, canonical) >= SIMILAR_SIZE * Math.max(copy, canonical)) {
      return Relation.NEAR;
    }
    return copy < canonical ? Relation.PART : Relation.EXTENDED;
  }
}
