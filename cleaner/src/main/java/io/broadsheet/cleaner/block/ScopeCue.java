package io.broadsheet.cleaner.block;

/** What the name, class, id or role of an element tells about its content. */
public enum ScopeCue {
  ARTICLE,
  BODY,
  ARTICLE_BODY,
  COMMENT,
  SIDEBAR,
  RELATED,
  SHARE,
  NAVIGATION,
  FOOTER,
  HEADER,
  META,
  AUTHOR,
  CAPTION,
  NEWSLETTER,
  ADVERT,
  TAGS,
  OVERLAY,
  LEAD,
  TITLE,
  WIDGET,
  QUOTE,
  FORM,
  HIDDEN,
  CARD,
  SHOP,
  PITCH,
  FACET,
  /** Comments of readers by name, not reviews or replies, which may be the article. */
  DISCUSSION,
  /** A post of a social network; no feature of the models. */
  POST;

  private static final ScopeCue[] ALL = values();

  /** This cue as one bit, for sets of cues held in an int. */
  public int bit() {
    return 1 << ordinal();
  }

  /** How many cues there are. */
  public static int count() {
    return ALL.length;
  }
}
