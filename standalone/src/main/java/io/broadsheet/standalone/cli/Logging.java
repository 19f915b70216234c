package io.broadsheet.standalone.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** How much the command tells of its inner life, on standard error. */
final class Logging {

  private static boolean verbose;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log what happens inside, and print stack traces.")
  void setVerbose(boolean wanted) {
    verbose = wanted;
    if (wanted) {
      level("io.broadsheet", Level.DEBUG);
      level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.INFO);
    }
  }

  static boolean isVerbose() {
    return verbose;
  }

  /** For long-running workers, whose log is all there is to see. */
  static void workerDefaults() {
    if (!verbose) {
      level("io.broadsheet", Level.INFO);
      level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.WARN);
    }
  }

  private static void level(String logger, Level level) {
    ((Logger) LoggerFactory.getLogger(logger)).setLevel(level);
  }
}
