package io.broadsheet.standalone.audit;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.broadsheet.standalone.account.OutcomeListener;
import io.broadsheet.standalone.account.PageAt;
import io.broadsheet.standalone.account.PageOutcome;
import io.broadsheet.standalone.account.RecordAt;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts the places of every page in a range of offsets. What it holds grows with the pages in that
 * range, by one byte each and up to 50 more for one that stands as an article, and not with how
 * much the output topics hold. Not thread-safe.
 */
final class Ledger implements OutcomeListener {

  private static final int OFFSET_BITS = 47;

  /** Of foreign records that are told; a letter can name any topic. */
  private static final int MOST_TOPICS = 100;

  private final HashFunction hash = Hashing.farmHashFingerprint64();
  private final Map<Integer, PageCounts> pages;
  private final LongIndex standing = new LongIndex();
  private final Set<Long> late = new HashSet<>();
  private final long[] places = new long[Place.values().length];
  private final Map<String, Long> foreign = new TreeMap<>();

  /**
   * @param pages by partition
   */
  Ledger(Map<Integer, PageCounts> pages) {
    this.pages = new TreeMap<>(pages);
  }

  @Override
  public void stands(Standing topic, String key, PageAt page, PageOutcome outcome, RecordAt at) {
    boolean counts = outcome != null && covers(page);
    long hashed = hash.hashUnencodedChars(topic.ordinal() + key).asLong();
    long before = standing.put(hashed, counts ? pack(page) : -1);
    if (before >= 0) {
      pages.get((int) (before >>> OFFSET_BITS)).remove(before & (1L << OFFSET_BITS) - 1);
      places[placeOf(topic).ordinal()]--;
    }
    if (counts) {
      add(page, outcome);
    }
    if (counts && isLate(outcome)) {
      late.add(hashed);
    } else {
      late.remove(hashed);
    }
  }

  private static boolean isLate(PageOutcome outcome) {
    return outcome instanceof PageOutcome.Canonical canonical && canonical.late()
        || outcome instanceof PageOutcome.Duplicate duplicate && duplicate.late();
  }

  /** How many articles were decided late, as their records say. */
  long late() {
    return late.size();
  }

  @Override
  public void ends(PageAt page, PageOutcome outcome, RecordAt at) {
    if (covers(page)) {
      add(page, outcome);
    }
  }

  @Override
  public void foreign(String topic) {
    if (foreign.size() < MOST_TOPICS || foreign.containsKey(topic)) {
      foreign.merge(topic, 1L, Long::sum);
    }
  }

  /** How many records on each topic are none of the pipeline's. */
  Map<String, Long> foreign() {
    return Map.copyOf(foreign);
  }

  /** How many pages stand nowhere or in several places. */
  long unlawful() {
    return pages.values().stream().mapToLong(PageCounts::unlawful).sum();
  }

  long countPages() {
    return pages.values().stream().mapToLong(PageCounts::pages).sum();
  }

  TreeSet<PageAt> violations() {
    TreeSet<PageAt> violations = new TreeSet<>();
    pages.forEach(
        (partition, counts) ->
            counts.forEachUnlawful(offset -> violations.add(new PageAt(partition, offset))));
    return violations;
  }

  /** Places of one kind that pages of the range have. */
  long count(Place place) {
    return places[place.ordinal()];
  }

  Map<Integer, PageCounts> pages() {
    return pages;
  }

  private void add(PageAt page, PageOutcome outcome) {
    pages.get(page.partition()).add(page.offset());
    places[Place.of(outcome).ordinal()]++;
  }

  private boolean covers(PageAt page) {
    PageCounts counts = pages.get(page.partition());
    return counts != null && counts.covers(page.offset());
  }

  /** A replayed letter is never replaced, so what is replaced is a letter that was not. */
  private static Place placeOf(Standing topic) {
    return switch (topic) {
      case CANONICAL -> Place.CANONICAL;
      case DUPLICATES -> Place.DUPLICATE;
      case DEAD_LETTERS -> Place.DEAD_LETTER;
    };
  }

  private static long pack(PageAt page) {
    return (long) page.partition() << OFFSET_BITS | page.offset();
  }
}
