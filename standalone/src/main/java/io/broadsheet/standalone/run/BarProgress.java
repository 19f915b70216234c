package io.broadsheet.standalone.run;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal for each step that counts pages, a line for each that does not. */
public final class BarProgress implements Progress {

  private static final int UPDATE_MS = 200;
  private static final long MB = 1_000_000;

  private final PrintStream out;
  private String step = "";
  private PageRate rate = new PageRate();
  private ProgressBar bar;

  public BarProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void step(String what) {
    done();
    step = what;
    rate = new PageRate();
    out.println(what + " …");
  }

  @Override
  public void pages(long done, long total) {
    show(new ProgressBarBuilder().setUnit(" pages", 1).showSpeed(), total);
    bar.stepTo(done);
  }

  /** Elapsed time and time left are the bar's own. */
  @Override
  public void bytes(long done, long total, long pages) {
    show(new ProgressBarBuilder().setUnit(" MB", MB), total);
    bar.stepTo(done).setExtraMessage(" " + rate.of(pages));
  }

  private void show(ProgressBarBuilder form, long total) {
    if (bar == null) {
      bar =
          form.setTaskName(step)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MS)
              .setConsumer(new ConsoleProgressBarConsumer(out))
              .build();
    }
    bar.maxHint(total);
  }

  @Override
  public void done() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void notice(String what) {
    done();
    out.println(what);
  }

  @Override
  public void close() {
    done();
    out.flush();
  }
}
