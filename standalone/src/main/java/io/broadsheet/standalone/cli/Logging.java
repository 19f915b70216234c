package io.broadsheet.standalone.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** How much the command tells of its inner life, on standard error. */
final class Logging {

  private static final String FAILING_DISK =
      "org.apache.kafka.storage.internals.log.LogDirFailureChannel";

  /** How a line of the log looks. */
  enum LogFormat {
    TEXT,
    JSON
  }

  private static boolean verbose;

  @Option(
      names = {"-v", "--verbose"},
      fallbackValue = "true",
      description = "Log what happens inside, and print stack traces.")
  void setVerbose(boolean wanted) {
    verbose = wanted;
    if (wanted) {
      level("io.broadsheet", Level.DEBUG);
      level(org.slf4j.Logger.ROOT_LOGGER_NAME, Level.INFO);
      level(FAILING_DISK, Level.INFO);
    }
  }

  @Option(
      names = "--log-format",
      defaultValue = "text",
      description = "text, or json: one object a line (env BROADSHEET_LOG_FORMAT, default text).")
  void setFormat(LogFormat wanted) {
    if (wanted == LogFormat.JSON) {
      encodeAs(new JsonLogEncoder());
    }
  }

  private static void encodeAs(Encoder<ILoggingEvent> encoder) {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var appender = (OutputStreamAppender<ILoggingEvent>) root.getAppender("stderr");
    encoder.setContext(root.getLoggerContext());
    encoder.start();
    appender.setEncoder(encoder);
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
