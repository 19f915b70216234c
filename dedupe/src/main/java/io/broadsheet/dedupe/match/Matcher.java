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
 * name different subjects tell two announcements of one kind apart, and what a site prints around
 * all of its stories makes no copy.
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

  /** The least of the shingles about a headline that two texts share when they share the story. */
  private static final double MIN_TOLD = 0.40;

  /** What each text must share of them at least: the name of a site is told on all of its pages. */
  private static final double LEAST_TOLD = 0.10;

  /** Fewer shingles about a headline do not say where the story stands. */
  private static final int FEW_TOLD = 6;

  private static final double UNKNOWN = -1;

  private static final double MIN_OPENING = 0.50;

  /** A text with fewer shingles of its own is a part of the other. */
  private static final int FEW_OWN = 15;

  /** So many are those of edits all over a short text, as far as headlines do not say otherwise. */
  private static final int SOME_OWN = 80;

  private static final double SOME_TOLD = 0.25;

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
        || openOnOtherSubjects(copy, canonical)
        || !isStoryShared(copy, canonical, common)) {
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

  /**
   * Whether what two texts have in common can be the story, and is not only what a site prints
   * around all of its stories. The story is where a text tells what its headline says: copies share
   * much of that with their original. Where headlines tell nothing, the story is where a text
   * begins, unless one text is a part of the other.
   */
  private static boolean isStoryShared(Features copy, Features canonical, int common) {
    double told = told(copy, canonical);
    if (told >= MIN_TOLD) {
      return true;
    }
    boolean opensCopy = isOpened(canonical, copy);
    boolean opensCanonical = isOpened(copy, canonical);
    if (told < 0) {
      return opensCopy || opensCanonical;
    }
    int own = Math.min(copy.shingles().length, canonical.shingles().length) - common;
    return opensCopy && opensCanonical && (own < FEW_OWN || own < SOME_OWN && told >= SOME_TOLD);
  }

  /**
   * The mean part of what each tells about its headline that the other has; negative if unknown.
   */
  private static double told(Features copy, Features canonical) {
    double one = told(copy.told(), canonical);
    double other = told(canonical.told(), copy);
    if (one < 0 || other < 0) {
      return Math.max(one, other);
    }
    return Math.min(one, other) < LEAST_TOLD ? 0 : (one + other) / 2;
  }

  private static double told(int[] told, Features other) {
    return told.length < FEW_TOLD
        ? UNKNOWN
        : (double) Overlap.common(told, other.shingles()) / told.length;
  }

  private static boolean isOpened(Features one, Features other) {
    int shared = Overlap.common(one.opening(), other.shingles());
    return shared >= MIN_OPENING * one.opening().length;
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
