package io.broadsheet.cleaner.html;

/** How an element is kept from being seen. */
enum Concealment {
  NONE,
  /** Beside the screen, or cut to nothing: for programs that read aloud, or for search engines. */
  UNSEEN,
  /** Not displayed, unless a script changes that. */
  UNDISPLAYED,
  /** Called hidden by a class of which the page does not tell the style, or left blank for now. */
  DOUBTFUL,
  /** A picture that a font draws for a word. */
  ICON,
  /** Such a picture if it is named like one. */
  PERHAPS_ICON
}
