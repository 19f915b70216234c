package io.broadsheet.cleaner.site;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * What is known of a site as a whole.
 *
 * @param stories how many pages it has shown
 * @param day the day, counted from 1970, that the next field is about
 * @param learnt how many new blocks were noted on that day
 */
record SiteRecord(int stories, int day, int learnt) {

  /** A site that shows more new blocks a day than this is not learnt from until the next. */
  private static final int NEW_BLOCKS_A_DAY = 20_000;

  private static final int SECONDS_A_DAY = 86_400;

  static final SiteRecord NEW = new SiteRecord(0, 0, 0);

  SiteRecord nextStory(Instant at) {
    int today = (int) (at.getEpochSecond() / SECONDS_A_DAY);
    return new SiteRecord(stories + 1, today, today == day ? learnt : 0);
  }

  boolean learnsMore() {
    return learnt < NEW_BLOCKS_A_DAY;
  }

  SiteRecord learntOne() {
    return new SiteRecord(stories, day, learnt + 1);
  }

  byte[] encode() {
    return ByteBuffer.allocate(12).putInt(stories).putInt(day).putInt(learnt).array();
  }

  static SiteRecord decode(byte[] bytes) {
    if (bytes == null) {
      return NEW;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new SiteRecord(buffer.getInt(), buffer.getInt(), buffer.getInt());
  }
}
