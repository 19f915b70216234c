package io.broadsheet.cleaner.html;

/** One step of extraction: looks at a page and removes blocks from it, each with a reason. */
@FunctionalInterface
interface Step {

  void apply(PageFacts page);
}
