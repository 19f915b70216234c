package io.broadsheet.cleaner;

/** Why a page is no article. The lower-case {@link #code} is what topics and scripts see. */
public enum RejectionReason {
  EMPTY,
  NOT_TEXT,
  TOO_LARGE,
  TOO_SHORT,
  HTTP_ERROR,
  ERROR_PAGE,
  LOGIN_OR_CONSENT,
  BOT_CHECK,
  INDEX_PAGE,
  PRODUCT_OR_SERVICE,
  FORUM_OR_COMMENTS;

  /** The reason as it stands in records and output, such as {@code index-page}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
