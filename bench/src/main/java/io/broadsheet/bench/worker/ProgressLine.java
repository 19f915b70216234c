package io.broadsheet.bench.worker;

/**
 * Tells on standard error, every ten seconds, how far a worker is. It is asked to do so by whoever
 * counts anyhow, so that no article costs anything. Not thread-safe.
 */
final class ProgressLine {

  private static final double EVERY_SECONDS = 10;

  private final String name;
  private final long articles;
  private double next = EVERY_SECONDS;

  /**
   * @param name of what is measured
   * @param articles that there are
   */
  ProgressLine(String name, long articles) {
    this.name = name;
    this.articles = articles;
  }

  /**
   * Prints a line when it is time to.
   *
   * @param seconds since the start
   * @param records that were sent for the articles so far, one each but for corrections
   */
  void at(double seconds, long records) {
    if (seconds >= next) {
      next = seconds + EVERY_SECONDS;
      System.err.printf(
          "%s: %,d records for %,d articles after %.0f s%n", name, records, articles, seconds);
    }
  }
}
