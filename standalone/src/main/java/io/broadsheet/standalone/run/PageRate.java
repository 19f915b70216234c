package io.broadsheet.standalone.run;

import java.time.Duration;
import java.util.Locale;

/** How fast a step that began with this object goes, in words. */
final class PageRate {

  private final long start = System.nanoTime();

  /** Such as {@code 1,200 pages, 400 pages/s}. */
  String of(long pages) {
    return String.format(Locale.ROOT, "%,d pages, %,.0f pages/s", pages, pages / seconds());
  }

  /** Such as {@code , 75 s left}; empty when nobody can know. */
  String left(long done, long total) {
    if (done <= 0 || total < done) {
      return "";
    }
    long seconds = Math.round(seconds() * (total - done) / done);
    return ", %d s left".formatted(seconds);
  }

  private double seconds() {
    return Math.max(1, Duration.ofNanos(System.nanoTime() - start).toMillis()) / 1000.0;
  }
}
