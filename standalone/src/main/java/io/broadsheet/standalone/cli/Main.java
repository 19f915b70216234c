package io.broadsheet.standalone.cli;

import io.broadsheet.schemas.AccessRefused;
import io.broadsheet.schemas.UnreachableException;
import io.broadsheet.standalone.config.Environment;
import io.broadsheet.standalone.config.EnvironmentDefaults;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The {@code broadsheet} command. */
@Command(
    name = "broadsheet",
    description = "Turns crawled pages into clean, deduplicated news articles on Kafka.",
    mixinStandardHelpOptions = true,
    version = "broadsheet 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      CleanCommand.class,
      DedupeCommand.class,
      IngestCommand.class,
      TailCommand.class,
      TopicsCommand.class,
      AuditCommand.class,
      ReplayCommand.class,
      WorkerCommand.class
    },
    footer = {
      "%nAn option --foo-bar is set by the environment variable BROADSHEET_FOO_BAR as well; docs/configuration.md lists all."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:it failed, or found something wrong",
      "2:the command was not understood",
      "3:some of the input could not be read (ingest, dedupe), or all of it (run)",
      "4:a server that is needed does not answer",
      "5:a server refuses access: a grant or a credential is missing",
      "130, 143:stopped by SIGINT, by SIGTERM"
    })
public final class Main {

  private static final long STOP_TIMEOUT_MS = 25_000;

  private Main() {}

  public static void main(String[] arguments) {
    PrintStream utf8 = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    System.setOut(utf8);
    Thread work = Thread.currentThread();
    Thread stop = new Thread(() -> stop(work), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    int code = commandLine(System.getenv()).execute(arguments);
    utf8.flush();
    if (!stop.isAlive()) {
      Runtime.getRuntime().removeShutdownHook(stop);
      System.exit(code);
    }
  }

  /** The command with the defaults that an environment gives. */
  public static CommandLine commandLine(Map<String, String> variables) {
    CommandLine command =
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setExecutionExceptionHandler((error, at, parsed) -> explain(error));
    Environment environment = EnvironmentDefaults.install(command, variables);
    return command.setExecutionStrategy(parsed -> execute(parsed, environment));
  }

  private static int execute(ParseResult parsed, Environment environment) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    environment.problems().forEach(problem -> System.err.println("broadsheet: " + problem));
    return environment.problems().isEmpty()
        ? new CommandLine.RunLast().execute(parsed)
        : ExitCodes.USAGE;
  }

  /** On a signal the command is interrupted and given the time to stop cleanly. */
  private static void stop(Thread work) {
    work.interrupt();
    try {
      work.join(STOP_TIMEOUT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Also where something else came of it, such as a server that was not waited for. */
  private static boolean isInterruption(Throwable error) {
    return error != null
        && (error instanceof InterruptedException
            || error instanceof InterruptException
            || isInterruption(error.getCause()));
  }

  private static int explain(Exception error) {
    if (isInterruption(error)) {
      System.err.println("Stopped.");
      return ExitCodes.INTERRUPTED;
    }
    Optional<String> refused = AccessRefused.sentence(error);
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    System.err.println("broadsheet: " + refused.orElse(message));
    if (Logging.isVerbose()) {
      error.printStackTrace();
    }
    if (refused.isPresent()) {
      return ExitCodes.REFUSED;
    }
    return error instanceof UnreachableException ? ExitCodes.UNREACHABLE : ExitCodes.FAILED;
  }
}
