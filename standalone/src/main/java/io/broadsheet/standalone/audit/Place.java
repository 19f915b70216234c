package io.broadsheet.standalone.audit;

import io.broadsheet.standalone.account.PageOutcome;

/** The kinds of place where a page can stand. */
public enum Place {
  CANONICAL,
  DUPLICATE,
  REJECTED,
  DEAD_LETTER,
  UNCHANGED,
  /** An earlier revision of an article. */
  SUPERSEDED,
  /** A dead letter that was sent again, as another page. */
  REPLAYED;

  static Place of(PageOutcome outcome) {
    if (outcome instanceof PageOutcome.Canonical) {
      return CANONICAL;
    } else if (outcome instanceof PageOutcome.Duplicate) {
      return DUPLICATE;
    } else if (outcome instanceof PageOutcome.Rejected) {
      return REJECTED;
    } else if (outcome instanceof PageOutcome.Recrawled recrawl) {
      return recrawl.changed() ? SUPERSEDED : UNCHANGED;
    }
    return outcome instanceof PageOutcome.Replayed ? REPLAYED : DEAD_LETTER;
  }
}
