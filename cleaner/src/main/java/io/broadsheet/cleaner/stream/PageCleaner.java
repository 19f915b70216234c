package io.broadsheet.cleaner.stream;

import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.site.SiteMemory;

/** What the worker does with a page; called from every stream thread at once. */
@FunctionalInterface
public interface PageCleaner {

  /**
   * Cleans a page.
   *
   * @param sites what is remembered of sites, for this thread alone
   */
  CleaningOutcome clean(Page page, SiteMemory.Now sites);
}
