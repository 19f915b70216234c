package io.broadsheet.bench;

import io.broadsheet.bench.dedupe.DedupeCommand;
import io.broadsheet.bench.extraction.ExtractionCommand;
import io.broadsheet.bench.ingest.IngestCommand;
import io.broadsheet.bench.reading.ReadingCommand;
import io.broadsheet.bench.worker.IndexCommand;
import io.broadsheet.bench.worker.LatencyCommand;
import io.broadsheet.bench.worker.RecoveryCommand;
import io.broadsheet.bench.worker.StateCommand;
import io.broadsheet.bench.worker.WorkerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' command line. */
@Command(
    name = "broadsheet-bench",
    mixinStandardHelpOptions = true,
    description = "Measures Broadsheet beside its peers.",
    subcommands = {
      ExtractionCommand.class,
      DedupeCommand.class,
      IngestCommand.class,
      ReadingCommand.class,
      WorkerCommand.class,
      LatencyCommand.class,
      StateCommand.class,
      IndexCommand.class,
      RecoveryCommand.class
    })
public final class Bench {

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).setUsageHelpAutoWidth(true).execute(arguments));
  }
}
