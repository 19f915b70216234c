package io.broadsheet.standalone.cli;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.InputFiles;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.embedded.DiskWatch;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.broadsheet.standalone.run.PipelineRun;
import io.broadsheet.standalone.run.Progress;
import io.broadsheet.standalone.run.WorkFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet run}: everything in one process. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the whole pipeline in one process: a Kafka broker, a schema registry and the workers."
          + " Feeds the given files and folders, prints what became of every page, and stops.",
      "Without a PATH it feeds the sample pages of the project."
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PATH",
      description =
          "Files (WARC, JSON lines, HTML or text, gzipped or not; zip and tar archives) and folders"
              + " of them.")
  private List<Path> paths = List.of();

  @Option(
      names = "--json",
      fallbackValue = "true",
      description = "End with one JSON object on standard output.")
  private boolean json;

  @Option(
      names = "--serve",
      fallbackValue = "true",
      description = "Keep running after the account is printed, until stopped by a signal.")
  private boolean serve;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep topics and state in DIR, for further runs; otherwise nothing is kept.")
  private Path data;

  @Option(
      names = "--broker-port",
      defaultValue = "0",
      description = "Port of the Kafka broker on loopback; 0, the default, takes a free one.")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      defaultValue = "0",
      description = "Port of the schema registry on loopback; 0, the default, takes a free one.")
  private int registryPort;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "Give up on pages that are undecided after so long without any movement (default 120).")
  private int patience;

  @Mixin private AdmissionOptions terms;
  @Mixin private Logging logging;

  @Override
  public Integer call() throws InterruptedException {
    Admission admission = terms.admission();
    InputFiles input = InputFiles.below(paths.isEmpty() ? List.of(SamplePages.folder()) : paths);
    if (input.files().isEmpty()) {
      input.unreadable().forEach(item -> System.err.println(item.file() + ": " + item.reason()));
      System.err.println("broadsheet run: there is nothing to feed.");
      return ExitCodes.UNREADABLE;
    }
    try (Progress progress = Terminal.progress();
        WorkFolder folder = data == null ? WorkFolder.temporary() : WorkFolder.kept(data)) {
      return run(input, admission, folder, progress);
    }
  }

  private int run(InputFiles input, Admission admission, WorkFolder folder, Progress progress)
      throws InterruptedException {
    LocalCluster.requireInstalled();
    try (DiskWatch disk = DiskWatch.start(folder.path(), ExitCodes.FAILED)) {
      progress.step("Starting Kafka and the schema registry");
      try (LocalCluster servers = LocalCluster.start(folder.path(), brokerPort, registryPort)) {
        return run(input, admission, servers.config(), folder, progress);
      } catch (RuntimeException | InterruptedException e) {
        disk.requireRoom(e);
        throw e;
      }
    }
  }

  private int run(
      InputFiles input,
      Admission admission,
      ClusterConfig cluster,
      WorkFolder folder,
      Progress progress)
      throws InterruptedException {
    try (PipelineRun pipeline =
        PipelineRun.start(
            cluster,
            folder.path().resolve("state"),
            progress,
            Duration.ofSeconds(patience),
            admission.times())) {
      PipelineRun.Result result = pipeline.feed(input, admission);
      result
          .unreadable()
          .forEach(item -> progress.notice("Not read: " + item.place() + ": " + item.reason()));
      result.notes().forEach(progress::notice);
      if (!serve) {
        progress.step("Stopping");
      }
      report(result);
      if (serve) {
        serve(cluster, progress);
      }
      return result.account().isLawful() ? ExitCodes.OK : ExitCodes.FAILED;
    }
  }

  private void report(PipelineRun.Result result) {
    if (json) {
      System.out.println(new AccountJson().write(result.account()));
    } else {
      System.out.print(new AccountText().write(result.account(), result.unreadable()));
    }
    System.out.flush();
  }

  private static void serve(ClusterConfig cluster, Progress progress) throws InterruptedException {
    progress.notice("Kafka broker:    " + cluster.bootstrapServers());
    progress.notice("Schema registry: " + cluster.registryUrl());
    progress.notice("Running until stopped with Ctrl-C.");
    new CountDownLatch(1).await();
  }
}
