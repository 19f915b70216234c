package io.broadsheet.cleaner.site;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the latest pages of each site that held an article: which blocks they showed, and what
 * stood in which of their containers. It so knows what a single page cannot tell: what recurs from
 * story to story, and where a site prints its stories.
 *
 * <p>State is a record of 4 bytes for a site, and of at most 4 KB for each of its latest {@value
 * #REMEMBERED} pages. Not thread-safe.
 */
public final class SiteMemory {

  /** A site that is redesigned is learnt anew within so many pages. */
  static final int REMEMBERED = 24;

  /** What a site showed longer ago says little of what it shows now. */
  private static final Duration KEPT = Duration.ofDays(14);

  private static final char BETWEEN = '\n';

  private final PageStore store;

  public SiteMemory(PageStore store) {
    this.store = store;
  }

  /** The memory when a page comes in. */
  @FunctionalInterface
  public interface Now {

    /**
     * What is known of the page's site.
     *
     * @param site registrable domain
     * @param title of the page, or null
     */
    SiteVisit visit(String site, String title);
  }

  /**
   * The memory at a time.
   *
   * @param at when the page was received
   */
  public Now at(Instant at) {
    return (site, title) -> visit(site, at, title);
  }

  private SiteVisit visit(String site, Instant at, String title) {
    byte[] count = store.get(site);
    int pages = count == null ? 0 : ByteBuffer.wrap(count).getInt();
    Map<Integer, PageTrace> traces = new LinkedHashMap<>();
    for (int page = Math.max(0, pages - REMEMBERED); page < pages; page++) {
      byte[] record = store.get(key(site, page));
      if (record != null && !isExpired(record, at)) {
        traces.put(page, PageTrace.decode(record));
      }
    }
    return new SiteVisit(
        List.copyOf(traces.values()), at, title, trace -> learn(site, pages, traces, trace));
  }

  /** A page that is crawled again takes its own place, so that it does not drive out others. */
  private void learn(String site, int pages, Map<Integer, PageTrace> traces, PageTrace trace) {
    int page =
        traces.entrySet().stream()
            .filter(known -> known.getValue().isOfSamePage(trace))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(pages);
    store.put(key(site, page), trace.encode());
    if (page == pages) {
      store.put(site, ByteBuffer.allocate(Integer.BYTES).putInt(pages + 1).array());
    }
  }

  private static String key(String site, int page) {
    return site + BETWEEN + page % REMEMBERED;
  }

  /** Whether a record may be forgotten. */
  public static boolean isExpired(String key, byte[] record, Instant now) {
    return key.indexOf(BETWEEN) >= 0 && isExpired(record, now);
  }

  private static boolean isExpired(byte[] record, Instant now) {
    return PageTrace.at(record).plus(KEPT).isBefore(now);
  }
}
