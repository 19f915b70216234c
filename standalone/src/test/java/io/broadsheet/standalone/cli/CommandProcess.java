package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own. */
record CommandProcess(Process process, Path err) {

  private static final int PATIENCE_SECONDS = 180;

  /** One that goes on writing, or that ignores its signal, fails its test and holds up no other. */
  private static final int LONGEST_MINUTES = 5;

  /**
   * @param err file that takes its standard error
   */
  static CommandProcess start(Path err, Map<String, String> environment, String... arguments)
      throws IOException {
    Path home = Path.of(System.getProperty("broadsheet.home"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Dbroadsheet.home=" + home, "-cp"));
    command.addAll(List.of(home.resolve("lib") + "/*", Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new CommandProcess(builder.start(), err);
  }

  /** Closes its standard input after the given text, and waits for its end. */
  Commands.Ended end(String input) throws IOException, InterruptedException {
    try (var standardInput = process.getOutputStream()) {
      standardInput.write(input.getBytes(UTF_8));
    }
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(process::destroyForcibly);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("It does not end: " + Files.readString(err));
    }
    return new Commands.Ended(process.exitValue(), out, Files.readString(err));
  }
}
