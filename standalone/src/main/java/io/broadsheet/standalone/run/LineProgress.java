package io.broadsheet.standalone.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Plain lines, for logs and pipes: one a step, and one every few seconds within it. */
public final class LineProgress implements Progress {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final PrintStream out;
  private Instant last = Instant.now();
  private String step = "";

  public LineProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void step(String what) {
    step = what;
    last = Instant.now();
    out.println(what + " …");
  }

  @Override
  public void pages(long done, long total) {
    if (Duration.between(last, Instant.now()).compareTo(INTERVAL) > 0) {
      last = Instant.now();
      out.printf("%s … %,d of %,d pages%n", step, done, total);
    }
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
