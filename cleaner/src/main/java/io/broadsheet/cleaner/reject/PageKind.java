package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.RejectionReason;

/** Kinds of pages that say what they are, in the order in which they are looked for. */
enum PageKind {
  BOT_CHECK(RejectionReason.BOT_CHECK, "checks whether its reader is a person"),
  SERVER_DEFAULT(RejectionReason.PLACEHOLDER, "is the default page of a server"),
  PARKED(RejectionReason.PLACEHOLDER, "offers its domain for sale"),
  DIRECTORY(RejectionReason.INDEX_PAGE, "lists the files of a directory"),
  ERROR(RejectionReason.ERROR_PAGE, "says that there is nothing here"),
  SEARCH(RejectionReason.INDEX_PAGE, "lists results of a search"),
  SITE_MAP(RejectionReason.INDEX_PAGE, "is a map of its site"),
  TAG(RejectionReason.INDEX_PAGE, "lists pages of one tag"),
  CALENDAR(RejectionReason.INDEX_PAGE, "is a calendar"),
  NOTICES(RejectionReason.INDEX_PAGE, "lists notices of deaths"),
  POLICY(RejectionReason.SITE_INFORMATION, "tells the terms or the privacy policy of its site"),
  CONTACT(RejectionReason.SITE_INFORMATION, "tells how to reach its site"),
  ABOUT(RejectionReason.SITE_INFORMATION, "tells about its site"),
  JOB(RejectionReason.JOB_OFFER, "offers a job"),
  LIST(RejectionReason.INDEX_PAGE, "is little but headings of other pages"),
  SUBSCRIPTION(RejectionReason.LOGIN_OR_CONSENT, "shows only that it wants subscribers"),
  LOGIN_OR_CONSENT(RejectionReason.LOGIN_OR_CONSENT, "asks to log in or to consent"),
  FIGURES(RejectionReason.DATA, "is little but figures");

  private final RejectionReason reason;
  private final String clause;

  PageKind(RejectionReason reason, String clause) {
    this.reason = reason;
    this.clause = clause;
  }

  Rejection rejection() {
    return new Rejection(reason, "The page " + clause + ".");
  }
}
