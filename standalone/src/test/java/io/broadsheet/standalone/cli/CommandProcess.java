package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own. */
public final class CommandProcess {

  private static final int TIMEOUT_S = 180;

  private CommandProcess() {}

  /** What a command that has ended left behind. */
  public record Ended(int code, String out, String err) {}

  /**
   * Starts a command and returns at once.
   *
   * @param stderr file for its standard error
   */
  public static Process start(Path stderr, String... arguments) throws IOException {
    Path home = Path.of(System.getProperty("broadsheet.home"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Dbroadsheet.home=" + home, "-cp"));
    command.addAll(List.of(home.resolve("lib") + "/*", Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(stderr.toFile()).start();
  }

  /** Runs a command without input to its end. */
  public static Ended run(Path stderr, String... arguments) throws Exception {
    Process process = start(stderr, arguments);
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, Files.readString(stderr));
  }
}
