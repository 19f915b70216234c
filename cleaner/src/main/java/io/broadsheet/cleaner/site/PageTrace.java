package io.broadsheet.cleaner.site;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * What is remembered of one page of a site.
 *
 * @param at when it was received, to the second
 * @param title hash of its title, 0 for none
 * @param story sketch of its story
 * @param blocks hashes of its blocks, distinct and ascending
 * @param told those of the blocks that tell what its title says, distinct and ascending
 * @param places hashes of the containers of its text, distinct and ascending
 * @param judged for each place the mean judgement of the text in it, from 0 to 255
 */
record PageTrace(
    Instant at, int title, byte[] story, int[] blocks, int[] told, int[] places, byte[] judged) {

  static final float SCALE = 255;

  private static final double MIN_TOLD = 0.4;

  boolean has(int block) {
    return Arrays.binarySearch(blocks, block) >= 0;
  }

  /** Where a place stands among the places, or a negative number. */
  int indexOf(int place) {
    return Arrays.binarySearch(places, place);
  }

  float judged(int index) {
    return (judged[index] & 0xff) / SCALE;
  }

  /**
   * Whether both pages carry one story, as far as their texts tell: much of them is the same, and
   * so is much of what tells what the titles say. What a site prints around its stories is not.
   */
  boolean hasStoryOf(PageTrace other) {
    if (!StorySketch.isSameStory(story, other.story)) {
      return false;
    }
    int all = told.length + other.told.length;
    return all == 0 || shared(other) + other.shared(this) >= MIN_TOLD * all;
  }

  /** Whether both carry one story under one title, as print versions and re-crawls do. */
  boolean isOfSamePage(PageTrace other) {
    return title == other.title && hasStoryOf(other);
  }

  private int shared(PageTrace other) {
    return (int) Arrays.stream(told).filter(other::has).count();
  }

  byte[] encode() {
    ByteBuffer buffer =
        ByteBuffer.allocate(
            14 + StorySketch.SIZE + 4 * (blocks.length + told.length) + 5 * places.length);
    buffer.putInt((int) at.getEpochSecond()).putInt(title).put(story);
    buffer.putShort((short) blocks.length);
    buffer.putShort((short) told.length).putShort((short) places.length);
    buffer.asIntBuffer().put(blocks).put(told).put(places);
    buffer.position(buffer.position() + 4 * (blocks.length + told.length + places.length));
    buffer.put(judged);
    return buffer.array();
  }

  /** Only when the page was received. */
  static Instant at(byte[] bytes) {
    return at(ByteBuffer.wrap(bytes));
  }

  private static Instant at(ByteBuffer buffer) {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(buffer.getInt()));
  }

  static PageTrace decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Instant at = at(buffer);
    int title = buffer.getInt();
    byte[] story = bytes(buffer, StorySketch.SIZE);
    int[] blocks = new int[Short.toUnsignedInt(buffer.getShort())];
    int[] told = new int[Short.toUnsignedInt(buffer.getShort())];
    int[] places = new int[Short.toUnsignedInt(buffer.getShort())];
    buffer.asIntBuffer().get(blocks).get(told).get(places);
    buffer.position(buffer.position() + 4 * (blocks.length + told.length + places.length));
    return new PageTrace(at, title, story, blocks, told, places, bytes(buffer, places.length));
  }

  private static byte[] bytes(ByteBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }
}
