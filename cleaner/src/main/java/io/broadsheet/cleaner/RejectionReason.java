package io.broadsheet.cleaner;

/** Why a page is no article. The lower-case {@link #code} is what topics and scripts see. */
public enum RejectionReason {
  EMPTY,
  NOT_TEXT,
  /** RSS, Atom or a JSON feed. */
  FEED,
  /** XML, JSON or values in rows for machines to read, or a page of nothing but figures. */
  DATA,
  TOO_LARGE,
  TOO_SHORT,
  HTTP_ERROR,
  ERROR_PAGE,
  /** What a server shows where no site is: its default page, a domain for sale. */
  PLACEHOLDER,
  /** Asks to log in, to subscribe or to consent before it shows anything. */
  LOGIN_OR_CONSENT,
  BOT_CHECK,
  /** Lists other pages: a section, a site map, results of a search, a directory. */
  INDEX_PAGE,
  PRODUCT_OR_SERVICE,
  JOB_OFFER,
  /** What a site says of itself: terms, privacy, contact. */
  SITE_INFORMATION,
  FORUM_OR_COMMENTS;

  /** The reason as it stands in records and output, such as {@code index-page}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
