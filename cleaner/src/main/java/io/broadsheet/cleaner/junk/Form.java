package io.broadsheet.cleaner.junk;

/** How a phrase of the lexicon must stand in a line to mark it. */
enum Form {
  /** It is the whole line. */
  WHOLE,
  /** It begins the line, and a colon, dash, bar or the like follows. */
  LABEL,
  /** It begins the line, and only names follow. */
  NAMES,
  /** It begins the line. */
  START,
  /** It ends the line. */
  END,
  /** It stands anywhere in the line. */
  INSIDE,
  /** The line consists of nothing but such phrases, and numbers. */
  ONLY,
  /**
   * It may stand beside {@link #ONLY} phrases of its kind, but does not make the line junk itself.
   */
  FILLER
}
