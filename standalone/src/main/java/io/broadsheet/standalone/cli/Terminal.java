package io.broadsheet.standalone.cli;

import io.broadsheet.standalone.run.BarProgress;
import io.broadsheet.standalone.run.LineProgress;
import io.broadsheet.standalone.run.Progress;

/** Where progress is shown. */
final class Terminal {

  private Terminal() {}

  /** A bar when standard error is a terminal, lines otherwise. */
  static Progress progress() {
    return Boolean.getBoolean("broadsheet.terminal")
        ? new BarProgress(System.err)
        : new LineProgress(System.err);
  }
}
