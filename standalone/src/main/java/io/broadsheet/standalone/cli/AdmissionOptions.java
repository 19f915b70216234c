package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.Admission;
import io.broadsheet.runtime.time.LaneName;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What pages have to be, and the lane they go in. */
final class AdmissionOptions {

  @Option(
      names = "--lane",
      paramLabel = "NAME",
      defaultValue = LaneName.DEFAULT,
      description =
          "Lane of the pages that name none: an archive that is fed beside a live crawl goes in one"
              + " of its own, whose clock says what is late (env BROADSHEET_LANE, default"
              + " \"default\").")
  private String lane;

  @Mixin private FetchTimeOptions times;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** The terms with the default lateness; a name that is none is told as the user's mistake. */
  Admission admission() {
    return admission(Admission.DEFAULT.lateness());
  }

  /** The terms, with another lateness. */
  Admission admission(Duration lateness) {
    try {
      return new Admission(times.rule(), LaneName.inRecords(lane), lateness);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--lane: " + e.getMessage());
    }
  }
}
