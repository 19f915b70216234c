package io.broadsheet.dedupe;

/** How a duplicate relates to its canonical article. */
public enum Relation {
  /** The same words. */
  EXACT,
  /** Most of both is shared. */
  NEAR,
  /** The duplicate is mostly inside the canonical article. */
  PART,
  /** The duplicate mostly contains the canonical article. */
  EXTENDED
}
