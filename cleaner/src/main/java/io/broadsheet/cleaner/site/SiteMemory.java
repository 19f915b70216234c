package io.broadsheet.cleaner.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes the paragraphs that recur over different stories of a site: house lines, calls to action
 * and the like that nothing in the markup gives away.
 *
 * <p>A paragraph is removed when at least three different stories of the site have shown it, and at
 * least three in ten of those since it was first seen; in the middle of a text, six in ten. Pages
 * that carry the same story (a print version, an update, the same agency text) count as one, so a
 * sentence of a story is never removed for being carried on several pages; a paragraph of
 * background that follows a topic through a few of a site's many stories stays below the share.
 *
 * <p>State is one record of at most 80 bytes for a block and one for a site. Not thread-safe.
 */
public final class SiteMemory {

  /** Longer paragraphs are somebody's writing. */
  private static final int MAX_CHARACTERS = 600;

  /**
   * Shorter ones may be subheadings, which authors use again, unless they end as a sentence does.
   */
  private static final int HEADING_CHARACTERS = 60;

  /** Still shorter ones never count. */
  private static final int MIN_CHARACTERS = 24;

  /** The same for scripts that say more with a character. */
  private static final int MIN_DENSE_CHARACTERS = 10;

  private static final char FIRST_DENSE = '\u2e80';

  private static final String SENTENCE_ENDS = ".!…。！:：";

  /** Blocks that were seen in one story only are forgotten after this time. */
  private static final Duration KEPT_ONCE = Duration.ofDays(2);

  /** Blocks that were seen in several stories are forgotten so long after they were last seen. */
  private static final Duration KEPT_OFTEN = Duration.ofDays(14);

  /** How many paragraphs at the beginning and at the end count as its edge. */
  private static final int FIRST = 2;

  private static final int LAST = 4;

  private static final char BETWEEN = '\n';

  private final BlockStore store;

  public SiteMemory(BlockStore store) {
    this.store = store;
  }

  /**
   * Learns from a page and says what of it recurs.
   *
   * @param site registrable domain
   * @param at when the page was fetched
   * @return numbers of the paragraphs to remove, in rising order
   */
  public List<Integer> recurring(String site, Instant at, List<String> paragraphs) {
    SiteRecord record = SiteRecord.decode(store.get(site)).nextStory(at);
    byte[] sketch = StorySketch.of(own(site, paragraphs));
    List<Integer> recurring = new ArrayList<>();
    for (int i = 0; i < paragraphs.size(); i++) {
      if (isCandidate(paragraphs.get(i))) {
        String key = key(site, paragraphs.get(i));
        byte[] known = store.get(key);
        if (known != null) {
          Sightings sightings = Sightings.decode(known).and(at, sketch);
          store.put(key, sightings.encode());
          if (sightings.isRecurring(record.stories(), isAtTheEdge(i, paragraphs.size()))) {
            recurring.add(i);
          }
        } else if (record.learnsMore()) {
          store.put(key, Sightings.first(record.stories(), at, sketch).encode());
          record = record.learntOne();
        }
      }
    }
    store.put(site, record.encode());
    return recurring;
  }

  /** House lines stand around a text rather than in it. */
  private static boolean isAtTheEdge(int index, int count) {
    return index < FIRST || index >= count - LAST;
  }

  /** Whether a record may be forgotten. */
  public static boolean isExpired(String key, byte[] record, Instant now) {
    if (key.indexOf(BETWEEN) < 0) {
      return false;
    }
    Sightings sightings = Sightings.decode(record);
    Duration kept = sightings.stories() == 1 ? KEPT_ONCE : KEPT_OFTEN;
    return sightings.lastSeen().plus(kept).isBefore(now);
  }

  /** The paragraphs that tell this story from others: those not yet seen in another one. */
  private List<String> own(String site, List<String> paragraphs) {
    List<String> own = new ArrayList<>();
    for (String paragraph : paragraphs) {
      byte[] known = store.get(key(site, paragraph));
      if (known == null || Sightings.decode(known).stories() == 1) {
        own.add(paragraph);
      }
    }
    return own.isEmpty() ? paragraphs : own;
  }

  private static boolean isCandidate(String paragraph) {
    boolean dense = paragraph.charAt(0) >= FIRST_DENSE;
    int length = paragraph.length();
    boolean ends = SENTENCE_ENDS.indexOf(paragraph.charAt(length - 1)) >= 0;
    return length >= (dense ? MIN_DENSE_CHARACTERS : MIN_CHARACTERS)
        && length <= MAX_CHARACTERS
        && (ends || length >= HEADING_CHARACTERS);
  }

  private static String key(String site, String paragraph) {
    return site + BETWEEN + Long.toHexString(BlockHash.of(paragraph));
  }
}
