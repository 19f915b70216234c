package io.broadsheet.standalone.run;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal for each step that counts pages, a line for each that does not. */
public final class BarProgress implements Progress {

  private static final int UPDATE_MS = 200;

  private final PrintStream out;
  private String step = "";
  private ProgressBar bar;

  public BarProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void step(String what) {
    done();
    step = what;
    out.println(what + " …");
  }

  @Override
  public void pages(long done, long total) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(step)
              .setUnit(" pages", 1)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MS)
              .setConsumer(new ConsoleProgressBarConsumer(out))
              .showSpeed()
              .build();
    }
    bar.maxHint(total).stepTo(done);
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
