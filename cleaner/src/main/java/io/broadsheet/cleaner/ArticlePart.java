package io.broadsheet.cleaner;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of a story that some readers count to its text and others do not. */
public enum ArticlePart {
  /** What stands between the title and the text and sums it up. */
  STANDFIRST,
  /** A list of what the story says, with its heading. */
  KEY_POINTS,
  /** What stands below pictures and players, with their credits. */
  CAPTIONS,
  /** Posts of social networks that are shown in the text. */
  EMBEDDED_POSTS,
  /** Tables of data, with their captions; no table that only lays out the page. */
  TABLES;

  /** The part as it stands in options and output, such as {@code key-points}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The part with the code, if there is one. */
  public static Optional<ArticlePart> ofCode(String code) {
    return Arrays.stream(values()).filter(part -> part.code().equals(code)).findFirst();
  }
}
