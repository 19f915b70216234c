package io.broadsheet.cleaner.site;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a block of a site has been seen.
 *
 * @param first number of the site's story that it was first seen in
 * @param stories in how many different stories it has been seen
 * @param lastSeen fetch time of the latest page with it, to the second
 * @param sketches of the latest of those stories, newest first
 */
record Sightings(int first, int stories, Instant lastSeen, List<byte[]> sketches) {

  /** How many stories are remembered to tell whether the next one is another. */
  private static final int REMEMBERED = 4;

  /** A block must have been seen in so many different stories before it is removed. */
  private static final int ENOUGH_STORIES = 3;

  /** And in so large a share of the site's stories since it was first seen. */
  private static final double ENOUGH_SHARE_AT_THE_EDGE = 0.3;

  private static final double ENOUGH_SHARE_INSIDE = 0.6;

  static Sightings first(int story, Instant at, byte[] sketch) {
    return new Sightings(story, 1, at, List.of(sketch));
  }

  /** Notes the block on another page; a story that is remembered counts once. */
  Sightings and(Instant at, byte[] sketch) {
    Instant last = at.isAfter(lastSeen) ? at : lastSeen;
    if (sketches.stream().anyMatch(known -> StorySketch.isSameStory(known, sketch))) {
      return new Sightings(first, stories, last, sketches);
    }
    List<byte[]> newest = new ArrayList<>();
    newest.add(sketch);
    newest.addAll(sketches.subList(0, Math.min(sketches.size(), REMEMBERED - 1)));
    return new Sightings(first, stories + 1, last, newest);
  }

  /**
   * @param siteStories how many stories the site has shown
   * @param atTheEdge whether it stands at the beginning or the end of the text at hand
   */
  boolean isRecurring(int siteStories, boolean atTheEdge) {
    int since = Math.max(1, siteStories - first + 1);
    double share = atTheEdge ? ENOUGH_SHARE_AT_THE_EDGE : ENOUGH_SHARE_INSIDE;
    return stories >= ENOUGH_STORIES && stories >= share * since;
  }

  byte[] encode() {
    ByteBuffer buffer = ByteBuffer.allocate(13 + sketches.size() * StorySketch.SIZE);
    buffer.putInt(first).putInt(stories).putInt((int) lastSeen.getEpochSecond());
    buffer.put((byte) sketches.size());
    sketches.forEach(buffer::put);
    return buffer.array();
  }

  static Sightings decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int first = buffer.getInt();
    int stories = buffer.getInt();
    Instant last = Instant.ofEpochSecond(Integer.toUnsignedLong(buffer.getInt()));
    List<byte[]> sketches = new ArrayList<>();
    for (int count = buffer.get(); count > 0; count--) {
      byte[] sketch = new byte[StorySketch.SIZE];
      buffer.get(sketch);
      sketches.add(sketch);
    }
    return new Sightings(first, stories, last, sketches);
  }
}
