package io.broadsheet.standalone.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Plain lines, for logs and pipes: one a step, and one every few seconds within it. */
public final class LineProgress implements Progress {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final long MB = 1_000_000;

  private final PrintStream out;
  private Instant last = Instant.now();
  private String step = "";
  private PageRate rate = new PageRate();

  public LineProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void step(String what) {
    step = what;
    rate = new PageRate();
    last = Instant.now();
    out.println(what + " …");
  }

  @Override
  public void pages(long done, long total) {
    if (isDue()) {
      out.printf("%s … %,d of %,d pages%n", step, done, total);
    }
  }

  @Override
  public void bytes(long done, long total, long pages) {
    if (isDue()) {
      String of = total < 0 ? "" : " of %,d".formatted(total / MB);
      out.printf(
          "%s … %,d%s MB, %s%s%n", step, done / MB, of, rate.of(pages), rate.left(done, total));
    }
  }

  private boolean isDue() {
    boolean due = Duration.between(last, Instant.now()).compareTo(INTERVAL) > 0;
    last = due ? Instant.now() : last;
    return due;
  }

  @Override
  public void done() {
    // each line stands for itself
  }

  @Override
  public void notice(String what) {
    out.println(what);
  }

  @Override
  public void close() {
    out.flush();
  }
}
