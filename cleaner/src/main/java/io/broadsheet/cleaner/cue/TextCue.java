package io.broadsheet.cleaner.cue;

/** What words in a text tell about it, see {@link TextCues}. */
public enum TextCue {
  SHARE,
  CREDIT,
  AUTHOR,
  DATE,
  RELATED,
  NEWSLETTER,
  COMMENT,
  COOKIE,
  ADVERT,
  TAGS,
  LEGAL,
  NAVIGATION,
  LOGIN,
  PITCH;

  int bit() {
    return 1 << ordinal();
  }
}
