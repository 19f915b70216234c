package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as a process of its own: what it prints, its exit codes, and what it leaves behind.
 */
class CommandIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SAMPLES = Path.of("..", "samples").toString();

  private static final Path README = Path.of("..", "README.md");

  @TempDir private Path folder;

  private final List<Process> started = new ArrayList<>();

  private Process start(String... arguments) throws IOException {
    Process process = new Commands(folder.resolve("stderr")).start(arguments);
    started.add(process);
    return process;
  }

  /** A test that fails leaves nothing running that the next one would find. */
  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  private Commands.Ended run(String... arguments) throws Exception {
    return new Commands(folder.resolve("stderr")).run(arguments);
  }

  @Test
  void shouldCountASecondRunOverTheSamePagesAsUnchanged() throws Exception {
    String data = folder.resolve("data").toString();

    Commands.Ended first = run("run", "--json", "--data", data, SAMPLES);
    Commands.Ended second = run("run", "--json", "--data", data, SAMPLES);

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.json().get("pages").asInt()).isEqualTo(12);
    assertThat(first.json().get("unchanged").asInt()).isEqualTo(1);
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.json().get("unchanged").asInt()).isEqualTo(9);
    assertThat(second.json().get("rejected").asInt()).isEqualTo(3);
    assertThat(second.json().get("canonical").asInt()).isZero();
    assertThat(ProcessHandle.current().children().toList()).isEmpty();
  }

  @Test
  void shouldServeUntilStoppedAndLetOtherCommandsReadTheTopics() throws Exception {
    Process server = start("run", "--serve", SAMPLES);
    String bootstrap = awaitAddress("Kafka broker:");
    String registry = awaitAddress("Schema registry:");
    String account = printed(server.getInputStream());
    List<ProcessHandle> children = server.children().toList();
    Path serverLog = Files.move(folder.resolve("stderr"), folder.resolve("server-stderr"));

    Commands.Ended tail =
        run("tail", "canonical", "--bootstrap", bootstrap, "--registry", registry);
    Commands.Ended audit = run("audit", "--bootstrap", bootstrap, "--registry", registry);
    Commands.Ended check =
        run(
            "topics",
            "check",
            "--partitions",
            "2",
            "--bootstrap",
            bootstrap,
            "--registry",
            registry);
    Commands.Ended noRegistry =
        run("worker", "cleaner", "--bootstrap", bootstrap, "--registry", "http://127.0.0.1:1");
    Commands.Ended ingest =
        run("ingest", SAMPLES, "--bootstrap", bootstrap, "--registry", registry);
    Commands.Ended auditAgain = run("audit", "--bootstrap", bootstrap, "--registry", registry);
    server.destroy();

    assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).as(Files.readString(serverLog)).isEqualTo(ExitCodes.TERMINATED);
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(Files.readString(README)).contains(asShown(account));
    assertThat(standing(tail.out()))
        .hasSize(6)
        .allSatisfy((id, value) -> assertThat(value.get("revision").asInt()).isEqualTo(1));
    assertThat(audit.code()).as(audit.out()).isZero();
    assertThat(audit.out()).contains("12 pages", "The accounting law holds.");
    assertThat(check.code()).as(check.out()).isZero();
    assertThat(noRegistry.code()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(noRegistry.err().lines())
        .singleElement()
        .asString()
        .contains("The schema registry at http://127.0.0.1:1 does not answer");
    assertThat(ingest.err()).contains("12 pages sent");
    assertThat(auditAgain.out()).contains("24 pages: 6 canonical, 2 duplicates, 6 rejected, 0");
  }

  @Test
  void shouldLeaveNoRegistryBehindWhenKilled() throws Exception {
    Process server = start("run", "--serve", "--data", folder.resolve("data").toString(), SAMPLES);
    awaitAddress("Kafka broker:");
    List<ProcessHandle> children = server.children().toList();

    server.destroyForcibly().waitFor();

    assertThat(children).isNotEmpty();
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void shouldSayThatAPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Commands.Ended ended = run("run", "--broker-port", port, SAMPLES);

      assertThat(ended.code()).isEqualTo(ExitCodes.FAILED);
      assertThat(ended.err()).contains("Port " + port + ", wanted for the Kafka broker, is taken.");
    }
  }

  @Test
  void shouldSayThatNoBrokerAnswers() throws Exception {
    Commands.Ended ended =
        run("worker", "cleaner", "--bootstrap", "127.0.0.1:1", "--registry", "http://127.0.0.1:1");

    assertThat(ended.code()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(ended.err())
        .contains("No Kafka broker answers at 127.0.0.1:1.")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldCleanFilesInTheirOrder() throws Exception {
    Commands.Ended ended = run("clean", SAMPLES);

    List<JsonNode> pages = new ArrayList<>();
    for (String line : ended.out().lines().toList()) {
      pages.add(JSON.readTree(line));
    }
    assertThat(ended.code()).isZero();
    assertThat(pages).hasSize(12);
    assertThat(pages.get(0).get("id").asText()).isEqualTo("index");
    assertThat(pages.get(0).get("status").asText()).isEqualTo("rejected");
    assertThat(pages.get(4).get("id").asText()).isEqualTo("tidal-barrier");
    assertThat(pages.get(4).get("status").asText()).isEqualTo("article");
    assertThat(pages.get(4).get("title").asText())
        .isEqualTo("Tidal barrier closes for the first time");
    assertThat(pages.get(4).get("authors").get(0).asText()).isEqualTo("Coast Wire");
    assertThat(pages.get(4).get("published").asText()).startsWith("2026-03-17");
  }

  @Test
  void shouldDecideDuplicatesFromStandardInput() throws Exception {
    String story =
        "The barrier closed its eleven gates for the first time on Tuesday morning, six"
            + " years after work began and fourteen months later than had been planned.";
    String lines =
        """
        {"id":"b","fetchedAt":"2026-01-02T00:00:00Z","title":"Barrier closes","text":"%1$s"}
        {"id":"a","fetchedAt":"2026-01-01T00:00:00Z","title":"Barrier closes","text":"%1$s"}
        not json
        """
            .formatted(story);
    Process process = start("dedupe");
    try (var input = process.getOutputStream()) {
      input.write(lines.getBytes(UTF_8));
    }
    List<String> out;
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      out = reader.lines().toList();
    }

    assertThat(process.waitFor()).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(out)
        .containsExactly(
            "{\"id\":\"b\",\"canonicalId\":\"a\",\"relation\":\"EXACT\",\"similarity\":1.0}",
            "{\"id\":\"a\",\"canonicalId\":\"a\"}");
  }

  private static String printed(InputStream out) throws IOException {
    return new String(out.readNBytes(out.available()), UTF_8);
  }

  /** The account as the README shows it, which runs the command in the folder above. */
  private static String asShown(String account) {
    return account
        .replace(SAMPLES, "samples")
        .lines()
        .map(line -> line.isEmpty() ? line : "    " + line)
        .collect(Collectors.joining("\n", "\n\n", "\n\n"));
  }

  /**
   * The last value of every key, those without one left out, as a consumer of the topic keeps them.
   */
  private static Map<String, JsonNode> standing(String lines) throws IOException {
    Map<String, JsonNode> table = new HashMap<>();
    for (String line : lines.lines().toList()) {
      JsonNode record = JSON.readTree(line);
      table.put(record.get("key").asText(), record.get("value"));
    }
    table.values().removeIf(JsonNode::isNull);
    return table;
  }

  private String awaitAddress(String label) throws Exception {
    for (int i = 0; i < 600; i++) {
      for (String line : Files.readAllLines(folder.resolve("stderr"))) {
        if (line.startsWith(label)) {
          return line.substring(label.length()).strip();
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("No address: " + Files.readString(folder.resolve("stderr")));
  }
}
