package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.ingest.InputFiles;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
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
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        page("https://a.example/ferry", "10:00", story("ferry", 8)),
        page("https://a.example/barrier", "10:01", story("barrier", 8)),
        page("https://a.example/library", "10:02", story("library", 8)));
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
        page("https://b.example/ferry", "09:00", story("ferry", 8)),
        page("https://b.example/barrier", "09:01", story("barrier", 8)));
    followers.forEach(process -> process.destroyForcibly().onExit().join());
    // revisions: one story gets longer; one copy turns into another story, and the first one
    // returns
    feed(
        page("https://a.example/library", "11:00", story("library", 8) + story("roof", 4)),
        page("https://b.example/ferry", "11:01", story("harvest", 8)));
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
          && (python() == null || size(() -> pythonCopy(python())) == count)) {
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
    if (python() != null) {
      commands.add(python(python()));
    }
    return commands;
  }

  /** With the libraries that a user has, and none of Broadsheet's own. */
  private List<String> java() throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        libraries(),
        CONSUMERS.resolve("CanonicalCopy.java").toString(),
        servers.config().bootstrapServers(),
        servers.config().registryUrl(),
        folder.resolve("java-copy").toString());
  }

  private static String libraries() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of(System.getProperty("broadsheet.home"), "lib"))) {
      return jars.filter(jar -> isOfUsers(jar.getFileName().toString()))
          .map(Path::toString)
          .collect(Collectors.joining(java.io.File.pathSeparator));
    }
  }

  private static boolean isOfUsers(String jar) {
    return jar.contains("confluent-client")
        || !jar.startsWith("broadsheet-") && !jar.startsWith("logback-");
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
    String python = python();
    skipUnless(python != null, "Python with confluent_kafka and avro");

    run(with(python(python), "--once"), "python");

    assertThat(pythonCopy(python)).isEqualTo(table);
  }

  @Test
  void shouldLetKcatReadKeysTombstonesAndHeaders() throws Exception {
    skipUnless(succeeds("kcat", "-V"), "kcat");
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
    return run(
        List.of(
            "kcat",
            "-C",
            "-q",
            "-e",
            "-b",
            servers.config().bootstrapServers(),
            "-X",
            "isolation.level=read_committed",
            "-t",
            topic,
            "-f",
            format + "\\n"),
        "kcat");
  }

  private static void skipUnless(boolean there, String what) {
    if (!there) {
      System.err.println("SKIPPED: " + what + " is not installed here; .ci/run installs it");
    }
    assumeTrue(there, what + " is not installed");
  }

  /** The Python that has what the consumer needs, or null. */
  private static String python() throws Exception {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (succeeds(python, "-c", "import confluent_kafka, avro")) {
        return python;
      }
    }
    return null;
  }

  private static boolean succeeds(String... command) throws InterruptedException {
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

  private static String page(String url, String time, String paragraphs) throws IOException {
    String html = "<title>News</title><article><h1>About %s</h1>%s</article>";
    String title = url.substring(url.lastIndexOf('/') + 1);
    return JSON.writeValueAsString(
        Map.of(
            "url",
            url,
            "fetchedAt",
            "2026-03-17T" + time + ":00Z",
            "html",
            html.formatted(title, paragraphs)));
  }

  /** Paragraphs that only that topic has; the same ones whenever they are asked for. */
  private static String story(String topic, int paragraphs) {
    Random random = new Random(topic.hashCode());
    return IntStream.range(0, paragraphs)
        .mapToObj(i -> "<p>" + sentence(topic, random) + " " + sentence(topic, random) + "</p>")
        .collect(Collectors.joining());
  }

  private static String sentence(String topic, Random random) {
    List<String> who = List.of("council", "skipper", "teacher", "engineer", "farmer", "treasurer");
    List<String> did = List.of("praised", "measured", "questioned", "painted", "opened", "sold");
    List<String> what = List.of("bridge", "plan", "report", "harbour", "budget", "roof");
    return "On day %d of the %s affair the %s %s the %s in front of %d witnesses."
        .formatted(
            random.nextInt(1000),
            topic,
            who.get(random.nextInt(6)),
            did.get(random.nextInt(6)),
            what.get(random.nextInt(6)),
            random.nextInt(1000));
  }
}
