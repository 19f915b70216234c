package io.broadsheet.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose disk becomes full, and is given room again. */
class FullDiskIT {

  private static final int PAGES = 120;
  private static final int PAGE_CHARACTERS = 2_000_000;
  private static final Pattern SENTENCE =
      Pattern.compile("broadsheet: The disk of \\S+ has \\d+ MiB left, and \\d+ MiB are needed\\.");

  @TempDir private Path folder;

  private Path disk;
  private Process running;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted = command("mount", "-t", "tmpfs", "-o", "size=220m", "tmpfs", disk.toString());
    if (!mounted) {
      System.err.println("SKIPPED: a small disk cannot be mounted here; that needs root");
    }
    assumeTrue(mounted, "a small disk cannot be mounted");
  }

  @AfterEach
  void unmount() throws Exception {
    if (running != null) {
      running.destroyForcibly().waitFor();
    }
    command("umount", "--lazy", disk.toString()); // its registry may still be ending
  }

  @Test
  void shouldSayThatTheDiskIsTooSmallBeforeItBegins() throws Exception {
    resize("100m");

    Commands.Ended refused = run("small.log", page());

    assertThat(refused.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(refused.err()).containsPattern(SENTENCE);
  }

  @Test
  void shouldStopInOrderWhenTheDiskFillsUpAndGoOnWhenThereIsRoom() throws Exception {
    Path crawl = crawl();

    long begun = System.nanoTime();
    Commands.Ended full = run("full.log", crawl);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    resize("3g");

    assertThat(full.code()).as(full.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(full.err()).containsPattern(SENTENCE).doesNotContain("It does not stop");
    assertThat(seconds).isLessThan(120);
    assertNothingLost();
  }

  @Test
  void shouldEndWithASentenceWhenOthersFillTheDisk() throws Exception {
    running = start("serve.log", "--serve", page().toString());
    awaitLine("serve.log", "Running until stopped");
    long free = Files.getFileStore(disk).getUsableSpace();

    command("fallocate", "-l", String.valueOf(free), disk.resolve("other").toString());

    assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(running.exitValue()).as(log("serve.log")).isEqualTo(ExitCodes.FAILED);
    assertThat(log("serve.log")).containsPattern(SENTENCE);
    Files.delete(disk.resolve("other"));
    assertNothingLost();
  }

  /** Every page that was accepted before is in one place once the run goes on. */
  private void assertNothingLost() throws Exception {
    running = start("again.log", "--serve", page().toString());
    awaitLine("again.log", "Running until stopped");
    String broker = awaitLine("again.log", "Kafka broker: +(\\S+)");
    String registry = awaitLine("again.log", "Schema registry: +(\\S+)");

    Commands.Ended audit =
        new Commands(folder.resolve("audit.log"))
            .run("audit", "--bootstrap", broker, "--registry", registry, "--patience", "10");

    assertThat(audit.code()).as(audit.out() + audit.err()).isZero();
  }

  private Commands.Ended run(String log, Path input) throws Exception {
    return new CommandProcess(start(log, input.toString()), folder.resolve(log)).end("");
  }

  private Process start(String log, String... arguments) throws IOException {
    String[] all = new String[arguments.length + 3];
    System.arraycopy(new String[] {"run", "--data", disk.resolve("data").toString()}, 0, all, 0, 3);
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return CommandProcess.start(folder.resolve(log), Map.of(), all).process();
  }

  private Path page() throws IOException {
    return Files.writeString(folder.resolve("page.html"), "<h1>A page</h1><p>of some words.</p>");
  }

  /** Pages that no compression makes much smaller. */
  private Path crawl() throws IOException {
    Path file = folder.resolve("crawl.jsonl");
    Random random = new Random(11);
    try (var lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < PAGES; i++) {
        StringBuilder text = new StringBuilder();
        while (text.length() < PAGE_CHARACTERS) {
          text.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36)).append(' ');
        }
        lines.write("{\"url\":\"https://full.example/%d\",\"text\":\"%s\"}%n".formatted(i, text));
      }
    }
    return file;
  }

  private void resize(String size) throws Exception {
    assertThat(command("mount", "-o", "remount,size=" + size, disk.toString())).isTrue();
  }

  private static boolean command(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  private String log(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private String awaitLine(String log, String pattern) throws Exception {
    Pattern line = Pattern.compile(pattern + "\\b");
    for (int i = 0; i < 900; i++) {
      Matcher found = line.matcher(log(log));
      if (found.find()) {
        return found.groupCount() > 0 ? found.group(1) : "";
      }
      Thread.sleep(100);
    }
    throw new AssertionError(log(log));
  }
}
