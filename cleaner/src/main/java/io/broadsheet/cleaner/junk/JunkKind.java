package io.broadsheet.cleaner.junk;

import java.util.Locale;

/** What a line that is no part of an article is there for. */
public enum JunkKind {
  /** Points to other articles: "Read more", "Related article: …", "Most read". */
  RELATED,
  /** Share and follow-us lines. */
  SHARE,
  /** Asks for an e-mail address. */
  NEWSLETTER,
  /** Asks to install an app or to allow notifications. */
  APP,
  /** Asks to subscribe, register or log in. */
  SUBSCRIPTION,
  /** Labels an advertisement or an affiliate link. */
  ADVERTISEMENT,
  /** Cookies and consent. */
  CONSENT,
  /** Copyright, terms, privacy, imprint. */
  LEGAL,
  /** Comment sections and their forms. */
  COMMENTS,
  /** Caption or credit of a picture or video. */
  CAPTION,
  /** Controls and messages of a video, audio or gallery player, "Listen to this article". */
  PLAYER,
  /** Who wrote it. */
  BYLINE,
  /** When it was published or changed, how long it takes to read. */
  DATE,
  /** Where the text came from: "Original url:", "Source: …". */
  SOURCE,
  /** Topic and tag lists. */
  TAGS,
  /** Heading of a summary box above the text: "Key takeaways", "Synopsis". */
  SUMMARY,
  /** Menus, breadcrumbs, page controls: "Home", "Search", "Back to top", "Next page". */
  NAVIGATION;

  /** The kind as it stands in records and output, such as {@code related}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
