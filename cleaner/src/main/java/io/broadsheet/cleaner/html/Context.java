package io.broadsheet.cleaner.html;

/** What the second judgement of a block knows of the first judgement of the blocks around it. */
enum Context {
  SCORE,
  BEFORE1,
  AFTER1,
  BEFORE2,
  AFTER2,
  BEFORE3,
  AFTER3,
  BEFORE4,
  AFTER4,
  NEAR,
  WIDE,
  SIX_BEFORE,
  SIX_AFTER,
  SHARE_BEFORE,
  SHARE_AFTER,
  SCOPE0_MEAN,
  SCOPE0_SHARE,
  SCOPE1_MEAN,
  SCOPE1_SHARE,
  SCOPE2_MEAN,
  SCOPE2_SHARE,
  SCOPE3_MEAN,
  SCOPE3_SHARE,
  SCOPE5_MEAN,
  SCOPE5_SHARE,
  CORE_OUTSIDE,
  CORE_BELOW,
  LOOK_MEAN,
  LOOK_SHARE,
  RELATIVE,
  SECTION_MEAN,
  SECTION_WORDS,
  SINCE_KEPT,
  UNTIL_KEPT;

  private static final Context[] ALL = values();

  /** How many columns there are. */
  static int count() {
    return ALL.length;
  }
}
