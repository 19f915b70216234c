package io.broadsheet.cleaner.site;

/**
 * What earlier pages of a site say about one block.
 *
 * @param pages how many of the latest pages are remembered
 * @param shown on how many of them the same text stood in the same container, those that may be of
 *     this story aside
 * @param stories in how many different stories, told by their texts alone
 * @param places how many of the pages have text in the same container
 * @param judged mean judgement of that text, from 0 to 1; 0 where there is none
 */
record BlockEvidence(int pages, int shown, int stories, int places, float judged) {

  /** Nothing is known. */
  static final BlockEvidence NONE = new BlockEvidence(0, 0, 0, 0, 0);
}
