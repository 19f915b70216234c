package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.standalone.TestPipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline on a broker that grants exactly what docs/security.md lists. */
class SecurityIT {

  private static final List<String> ROLES =
      List.of("setup", "ingest", "cleaner", "dedupe", "consumer", "audit", "replay", "copy");
  private static final String PREFIX = "news.";

  @TempDir private static Path folder;
  private static SecureCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new SecureCluster(folder, Stream.concat(ROLES.stream(), Stream.of("poor")).toList());
    for (String role : ROLES) {
      cluster.grant(Grants.of(role, role, PREFIX));
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void shouldRunThePipelineWithExactlyTheListedGrants() throws Exception {
    assertThat(run("setup", "topics", "create", "--partitions", "2")).isZero();
    assertThat(run("setup", "topics", "check", "--partitions", "2")).isZero();
    Running cleaner = new Running("cleaner", PREFIX, "worker", "cleaner");
    Running dedupe = new Running("dedupe", PREFIX, "worker", "dedupe");
    String checkpoint = folder.resolve("checkpoint").toString();
    assertThat(run("ingest", "ingest", "../samples", "--checkpoint", checkpoint)).isZero();
    assertThat(run("ingest", "ingest", "../samples", "--no-checkpoint")).isZero();
    sendWhatNobodyCanRead();
    assertThat(run("audit", "audit", "--patience", "60")).isZero();
    assertThat(run("consumer", "tail", "canonical", "--limit", "1")).isZero();
    assertThat(run("consumer", "tail", "duplicates", "--limit", "1")).isZero();
    assertThat(run("replay", "replay")).isZero();
    cluster.grant(Grants.of("setup", "setup", "next."));
    assertThat(new Running("setup", "next.", "topics", "create", "--partitions", "2").end())
        .isZero();
    assertThat(run("copy", "topics", "copy-pages", "--to", "next.")).isZero();
    assertThat(run("audit", "audit", "--patience", "60")).isZero();
    assertThat(cleaner.scrape() + dedupe.scrape()).contains(documentedMetrics());
    assertThat(cleaner.stop()).isEqualTo(ExitCodes.INTERRUPTED);
    assertThat(dedupe.stop()).isEqualTo(ExitCodes.INTERRUPTED);
  }

  @Test
  void shouldNameTheTopicThatAWorkerMayNotRead() throws Exception {
    assertRefused("read.", ResourceType.TOPIC, "read.pages", AclOperation.READ, "read.pages");
  }

  @Test
  void shouldNameTheTopicThatAWorkerMayNotWrite() throws Exception {
    assertRefused(
        "write.", ResourceType.TOPIC, "write.rejected", AclOperation.WRITE, "write.rejected");
  }

  @Test
  void shouldNameTheGroupThatAWorkerMayNotJoin() throws Exception {
    assertRefused(
        "group.", ResourceType.GROUP, "group.cleaner", AclOperation.READ, "group.cleaner");
  }

  @Test
  void shouldSayThatATransactionalIdIsMissing() throws Exception {
    assertRefused(
        "txn.", ResourceType.TRANSACTIONAL_ID, "txn.cleaner-", AclOperation.WRITE, "ransactional");
  }

  @Test
  void shouldSayThatAPasswordIsWrong() throws Exception {
    Map<String, String> variables = cluster.environment("cleaner", PREFIX);
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.jaas"),
            "org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"cleaner\" password=\"wrong\";");
    variables.put("BROADSHEET_KAFKA_SASL_JAAS_CONFIG_FILE", wrong.toString());
    Ended ended = capture(() -> Main.commandLine(variables).execute("worker", "cleaner"));
    assertThat(ended.code()).isEqualTo(ExitCodes.REFUSED);
    assertThat(ended.err()).contains("does not accept the credentials");
  }

  /** A cleaner with all its grants but one ends, and says which. */
  private static void assertRefused(
      String prefix, ResourceType type, String name, AclOperation operation, String told)
      throws Exception {
    List<AclBinding> grants =
        Grants.of("cleaner", "poor", prefix).stream()
            .filter(
                grant ->
                    grant.pattern().resourceType() != type
                        || !grant.pattern().name().equals(name)
                        || grant.entry().operation() != operation)
            .toList();
    assertThat(grants).hasSize(Grants.of("cleaner", "poor", prefix).size() - 1);
    cluster.grant(grants);
    try (TestPipeline owner = new TestPipeline(cluster.owner(prefix), prefix, 1)) {
      owner.send(owner.topics().pages(), "https://site.example/a", TestPipeline.page("a"));
    }
    Map<String, String> variables = cluster.environment("poor", prefix);
    Ended ended = capture(() -> Main.commandLine(variables).execute("worker", "cleaner"));
    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.REFUSED);
    assertThat(ended.err()).contains("Kafka refuses access", told, "docs/security.md");
  }

  /** Those that a run without faults shows. */
  private static List<String> documentedMetrics() throws IOException {
    List<String> names =
        Pattern.compile("(?m)^\\| `(broadsheet_[a-z_]+)` \\|[^|]*\\|[^|]*\\| (?!ingest:)")
            .matcher(Files.readString(Path.of("../docs/metrics.md")))
            .results()
            .map(row -> row.group(1))
            .filter(name -> !name.contains("_retries_") && !name.contains("_restore"))
            .toList();
    assertThat(names).hasSizeGreaterThan(10);
    return names;
  }

  private static void sendWhatNobodyCanRead() throws Exception {
    try (TestPipeline owner = new TestPipeline(cluster.owner(PREFIX), PREFIX, 2)) {
      owner.send(
          new ProducerRecord<>(
              owner.topics().pages(), "no page".getBytes(UTF_8), "no Avro".getBytes(UTF_8)));
    }
  }

  private static int run(String user, String... arguments) throws Exception {
    return new Running(user, PREFIX, arguments).end();
  }

  private record Ended(int code, String err) {}

  private interface Step {
    int run() throws Exception;
  }

  private static Ended capture(Step step) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      return new Ended(step.run(), err.toString(UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  /** A command in a thread of its own, which a signal would interrupt. */
  private static final class Running {

    private static final int PATIENCE_SECONDS = 120;

    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final int port = SecureCluster.freePort();
    private final Thread thread;

    Running(String user, String prefix, String... arguments) throws IOException {
      Map<String, String> variables = cluster.environment(user, prefix);
      variables.put("BROADSHEET_HTTP", "127.0.0.1:" + port);
      thread = new Thread(() -> code.complete(Main.commandLine(variables).execute(arguments)));
      thread.start();
    }

    int end() throws ExecutionException, InterruptedException, TimeoutException {
      return code.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    String scrape() throws IOException, InterruptedException {
      var uri = URI.create("http://127.0.0.1:%d/metrics".formatted(port));
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }

    int stop() throws ExecutionException, InterruptedException, TimeoutException {
      assertThat(thread.isAlive()).as("the worker runs").isTrue();
      thread.interrupt();
      return end();
    }
  }
}
