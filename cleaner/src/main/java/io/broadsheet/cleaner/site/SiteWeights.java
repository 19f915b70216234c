package io.broadsheet.cleaner.site;

/**
 * Weighs what a site's earlier pages say against the judgement of a block by its own page. The sum
 * is one of log odds; where nothing is remembered the judgement stays as it is. The weights are set
 * by hand; {@code src/train/train.py DATA WORK sites} prints what they do on sites that the models
 * have not seen.
 */
final class SiteWeights {

  /** Of what recurs and is no running text: teasers, tickers, items of lists, captions. */
  private static final double SHOWN = -1.5;

  private static final double SHARE_SHOWN = -0.4;

  /** Of running text, by different stories alone: a topic has background of its own. */
  private static final double STORIES = -0.6;

  private static final double SHARE_OF_STORIES = -0.25;

  /** Running text that so many stories have, and so large a share of the pages, is the site's. */
  private static final int MANY_STORIES = 3;

  private static final double LARGE_SHARE = 0.3;
  private static final double OF_THE_SITE = -6;

  /** Of what the text of other pages in the same container was judged. */
  private static final double PLACE = 0.35;

  private static final double OWN_JUDGEMENT = -0.3;

  /** So many pages are taken for each container to know nothing of the site. */
  private static final double PRIOR_PAGES = 2;

  private static final double LEAST = 0.001;

  private SiteWeights() {}

  /**
   * The judgement by the page and its site, from 0 to 1.
   *
   * @param isProse whether the block is running text
   * @param score by the page alone
   */
  static float judge(boolean isProse, float score, BlockEvidence evidence) {
    double own = logOdds(score);
    double sum = own + (isProse ? prose(evidence) : shown(evidence));
    if (evidence.places() > 0) {
      double weight = evidence.places() / (evidence.places() + PRIOR_PAGES);
      sum += weight * (PLACE * logOdds(evidence.judged()) + OWN_JUDGEMENT * own);
    }
    return sum == own ? score : (float) (1 / (1 + Math.exp(-sum)));
  }

  private static double shown(BlockEvidence evidence) {
    return SHOWN * Math.log1p(evidence.shown())
        + SHARE_SHOWN * evidence.shown() / (evidence.pages() + PRIOR_PAGES);
  }

  private static double prose(BlockEvidence evidence) {
    int stories = evidence.stories();
    boolean isOfTheSite = stories >= MANY_STORIES && stories >= LARGE_SHARE * evidence.pages();
    return STORIES * Math.log1p(stories)
        + SHARE_OF_STORIES * stories / (evidence.pages() + PRIOR_PAGES)
        + (isOfTheSite ? OF_THE_SITE : 0);
  }

  private static double logOdds(double probability) {
    double bounded = Math.min(1 - LEAST, Math.max(LEAST, probability));
    return Math.log(bounded / (1 - bounded));
  }
}
