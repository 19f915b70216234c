package io.broadsheet.dedupe;

import java.util.Objects;

/**
 * Where an article ended.
 *
 * @param id the article
 * @param canonicalId the article itself when it is canonical, otherwise its canonical article
 * @param match how it matches the canonical article; null exactly when it is canonical
 */
public record Decision(String id, String canonicalId, Match match) {

  public Decision {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(canonicalId, "canonicalId");
    if ((match == null) != id.equals(canonicalId)) {
      throw new IllegalArgumentException(
          "a duplicate has a match, a canonical article has none: " + id);
    }
  }

  public boolean isCanonical() {
    return match == null;
  }

  /**
   * @param similarity Jaccard similarity of the shingle sets, 0 to 1
   * @param containment share of the smaller shingle set that the larger one holds, 0 to 1
   */
  public record Match(Relation relation, double similarity, double containment) {}
}
