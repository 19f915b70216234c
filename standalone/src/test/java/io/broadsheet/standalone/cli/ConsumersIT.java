package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.ingest.InputFiles;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.Stories;
import io.broadsheet.standalone.account.AvroValues;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.broadsheet.standalone.run.LineProgress;
import io.broadsheet.standalone.run.PipelineRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The consumers of the documentation, and kcat, as processes of their own: they follow while
 * articles come, are revised, retracted and restored, are killed, and end with what the topic says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsumersIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CONSUMERS = Path.of("..", "docs", "consumers");

  @TempDir private static Path folder;

  /** What a copy must hold of an article. */
  private record Copy(int revision, String title, String text) {}

  private LocalCluster servers;
  private PipelineRun pipeline;
  private final List<Process> followers = new ArrayList<>();
  private List<ConsumerRecord<byte[], byte[]>> records;
  private Map<String, Copy> table;

  @BeforeAll
  void letThePipelineChangeItsMind() throws Exception {
    servers = LocalCluster.start(folder.resolve("servers"), 0, 0);
    LineProgress progress = new LineProgress(new PrintStream(System.err));
    Path state = folder.resolve("state");
    pipeline = PipelineRun.start(servers.config(), state, progress, Duration.ofSeconds(60));
    feed(
        Stories.page("https://a.example/ferry", "10:00", Stories.story("ferry", 8)),
        Stories.page("https://a.example/barrier", "10:01", Stories.story("barrier", 8)),
        Stories.page("https://a.example/library", "10:02", Stories.story("library", 8)));
    for (List<String> command : commands()) {
      Path log = folder.resolve("follower-" + followers.size());
      followers.add(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start());
    }
    awaitCopies(3);
    // earlier copies: the first stories are retracted
    feed(
        Stories.page("https://b.example/ferry", "09:00", Stories.story("ferry", 8)),
        Stories.page("https://b.example/barrier", "09:01", Stories.story("barrier", 8)));
    followers.forEach(process -> process.destroyForcibly().onExit().join());
    // revisions: one story gets longer; one copy turns into another story, and the first one
    // returns
    feed(
        Stories.page(
            "https://a.example/library",
            "11:00",
            Stories.story("library", 8) + Stories.story("roof", 4)),
        Stories.page("https://b.example/ferry", "11:01", Stories.story("harvest", 8)));
    read();
  }

  @AfterAll
  void stop() {
    followers.forEach(Process::destroyForcibly);
    pipeline.close();
    servers.close();
  }

  private void awaitCopies(int count) throws Exception {
    for (int i = 0; i < 300; i++) {
      if (size(() -> javaCopy(folder.resolve("java-copy"))) == count
          && (Clients.python() == null || size(() -> pythonCopy(Clients.python())) == count)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("The consumers do not follow");
  }

  /** -1 while the copy cannot be read, because it is just being made. */
  private static int size(Callable<Map<String, Copy>> copy) throws Exception {
    try {
      return copy.call().size();
    } catch (IOException | AssertionError notYet) {
      return -1;
    }
  }

  private List<List<String>> commands() throws Exception {
    List<List<String>> commands = new ArrayList<>(List.of(java()));
    if (Clients.python() != null) {
      commands.add(python(Clients.python()));
    }
    return commands;
  }

  /** With the libraries that a user has, and none of Broadsheet's own. */
  private List<String> java() throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        Clients.libraries(),
        CONSUMERS.resolve("CanonicalCopy.java").toString(),
        servers.config().bootstrapServers(),
        servers.config().registryUrl(),
        folder.resolve("java-copy").toString());
  }

  private List<String> python(String interpreter) {
    return List.of(
        interpreter,
        CONSUMERS.resolve("canonical_copy.py").toString(),
        servers.config().bootstrapServers(),
        servers.config().registryUrl(),
        folder.resolve("python-copy.db").toString());
  }

  @Test
  void shouldHaveSeenRetractionsRevisionsAndAnArticleThatReturned() {
    List<String> tombstones =
        records.stream()
            .filter(r -> r.value() == null)
            .map(r -> new String(r.key(), UTF_8))
            .toList();

    assertThat(tombstones).isNotEmpty().anyMatch(table::containsKey);
    assertThat(tombstones).anyMatch(id -> !table.containsKey(id));
    assertThat(table.values()).extracting(Copy::revision).contains(1, 2);
  }

  @Test
  void shouldKeepTheSetInJava() throws Exception {
    run(with(java(), "--once"), "java");

    assertThat(javaCopy(folder.resolve("java-copy"))).isEqualTo(table);
  }

  @Test
  void shouldBuildTheSetAnewInJava() throws Exception {
    List<String> command = new ArrayList<>(java());
    command.set(command.size() - 1, folder.resolve("java-rebuilt").toString());
    run(with(command, "--once"), "java-rebuilt");

    assertThat(javaCopy(folder.resolve("java-rebuilt"))).isEqualTo(table);
  }

  @Test
  void shouldKeepTheSetInPython() throws Exception {
    String python = Clients.python();
    skipUnless(python != null, "Python with confluent_kafka and avro");

    run(with(python(python), "--once"), "python");

    assertThat(pythonCopy(python)).isEqualTo(table);
  }

  @Test
  void shouldLetKcatReadKeysTombstonesAndHeaders() throws Exception {
    skipUnless(Clients.succeeds("kcat", "-V"), "kcat");
    byte[] origin = "spring".getBytes(UTF_8);
    try (var other = new io.broadsheet.standalone.TestPipeline(servers.config(), "kcat.", 1)) {
      var record = other.record("kcat.canonical", "a", null);
      record.headers().add("crawl", origin);
      other.send(record);
    }

    assertThat(kcat("news.canonical", "%k %S").lines())
        .containsExactlyInAnyOrderElementsOf(
            records.stream()
                .map(r -> new String(r.key(), UTF_8) + " " + r.serializedValueSize())
                .toList());
    assertThat(kcat("kcat.canonical", "%k %S %h")).isEqualTo("a -1 crawl=spring\n");
  }

  private String kcat(String topic, String format) throws Exception {
    String options = "kcat -C -q -e -X isolation.level=read_committed -b ";
    List<String> command =
        new ArrayList<>(List.of((options + servers.config().bootstrapServers()).split(" ")));
    command.addAll(List.of("-t", topic, "-f", format + "\\n"));
    return run(command, "kcat");
  }

  private static void skipUnless(boolean there, String what) {
    if (!there) {
      System.err.println("SKIPPED: " + what + " is not installed here; .ci/run installs it");
    }
    assumeTrue(there, what + " is not installed");
  }

  private static List<String> with(List<String> command, String option) {
    return Stream.concat(command.stream(), Stream.of(option)).toList();
  }

  private Process start(List<String> command, String name) throws IOException {
    return new ProcessBuilder(command).redirectError(folder.resolve(name).toFile()).start();
  }

  private String run(List<String> command, String name) throws Exception {
    Process process = start(command, name + ".log");
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve(name + ".log"))).isZero();
    return out;
  }

  private static Map<String, Copy> javaCopy(Path folder) throws IOException {
    Map<String, Copy> copies = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        JsonNode value = JSON.readTree(Files.readString(file));
        copies.put(file.getFileName().toString().replace(".json", ""), copy(value));
      }
    }
    return copies;
  }

  private Map<String, Copy> pythonCopy(String python) throws Exception {
    String dump =
        "import json, sqlite3, sys\n"
            + "for i, r, t, x in sqlite3.connect(sys.argv[1]).execute("
            + "'SELECT id, revision, title, text FROM article'):\n"
            + "    print(json.dumps({'id': i, 'revision': r, 'article': {'title': t, 'text': x}}))";
    Map<String, Copy> copies = new TreeMap<>();
    String file = folder.resolve("python-copy.db").toString();
    for (String line : run(List.of(python, "-c", dump, file), "dump").lines().toList()) {
      JsonNode value = JSON.readTree(line);
      copies.put(value.get("id").asText(), copy(value));
    }
    return copies;
  }

  private static Copy copy(JsonNode value) {
    JsonNode article = value.get("article");
    return new Copy(
        value.get("revision").asInt(), article.get("title").asText(), article.get("text").asText());
  }

  private void feed(String... lines) throws Exception {
    Path file = Files.createTempFile(folder, "pages", ".jsonl");
    Files.write(file, List.of(lines));
    assertThat(pipeline.feed(InputFiles.below(List.of(file))).account().isLawful()).isTrue();
  }

  private void read() throws InterruptedException {
    ClusterConfig cluster = servers.config();
    AvroValues<CanonicalArticle> values = new AvroValues<>(cluster, CanonicalArticle.class);
    records = new ArrayList<>();
    CommittedConsumer.readAll(cluster, List.of(cluster.topics().canonical()), records::add);
    table = new TreeMap<>();
    for (var record : records) {
      String key = new String(record.key(), UTF_8);
      CanonicalArticle value = values.require(record.topic(), record.value());
      if (value == null) {
        table.remove(key);
      } else {
        var article = value.getArticle();
        table.put(key, new Copy(value.getRevision(), article.getTitle(), article.getText()));
      }
    }
  }
}
