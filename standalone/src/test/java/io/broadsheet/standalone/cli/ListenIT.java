package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.account.CommittedConsumer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages by HTTP, on a broker that is a process of its own, to be made slow and taken away. */
class ListenIT {

  private static final String TOKEN = "0123456789abcdef";

  /** More than a transaction may be open. */
  private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(2);

  @TempDir private static Path folder;

  private static CommandProcess servers;
  private static ClusterConfig cluster;

  private final HttpClient client = HttpClient.newHttpClient();
  private CommandProcess listener;
  private String address;

  @BeforeAll
  static void startServers() throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), "<p>x</p>");
    servers =
        CommandProcess.start(
            folder.resolve("servers"), Map.of(), "run", "--serve", page.toString());
    String broker = await(servers, "Kafka broker: +(\\S+)");
    String registry = await(servers, "Schema registry: +(\\S+)");
    cluster = new ClusterConfig(broker, registry, ClusterConfig.DEFAULT_TOPIC_PREFIX, Map.of());
  }

  @AfterAll
  static void stopServers() throws Exception {
    signal(servers, "CONT");
    servers.process().destroy();
    servers.process().waitFor();
  }

  @AfterEach
  void stopListener() throws Exception {
    listener.process().destroyForcibly().waitFor();
  }

  private void listen(String... options) throws Exception {
    Path err = Files.createTempFile(folder, "stderr", ".txt");
    Map<String, String> environment =
        Map.of(
            "BROADSHEET_BOOTSTRAP",
            cluster.bootstrapServers(),
            "BROADSHEET_REGISTRY",
            cluster.registryUrl(),
            "BROADSHEET_TOKEN_FILE",
            Files.writeString(folder.resolve("token"), TOKEN).toString());
    Stream<String> all =
        Stream.concat(Stream.of("ingest", "--listen", "127.0.0.1:0"), Stream.of(options));
    listener = CommandProcess.start(err, environment, all.toArray(String[]::new));
    address = await(listener, "Listening on (\\S+)");
  }

  private CompletableFuture<Integer> post(byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-ndjson")
            .header("Authorization", "Bearer " + TOKEN)
            .POST(BodyPublishers.ofByteArray(body));
    return client
        .sendAsync(
            (headers.length == 0 ? request : request.headers(headers)).build(),
            BodyHandlers.ofString())
        .thenApply(HttpResponse::statusCode);
  }

  private CompletableFuture<Integer> post(String line) {
    return post(line.getBytes(UTF_8));
  }

  /** As clients do on a crowded machine: what is refused with 503 is sent again, so many times. */
  private CompletableFuture<Integer> post(int times, String line) {
    return post(line)
        .thenCompose(
            code ->
                code == 503 && times > 1
                    ? post(times - 1, line)
                    : CompletableFuture.completedFuture(code));
  }

  private static String line(String name) {
    return "{\"url\":\"https://listen.example/%s\",\"html\":\"<p>x</p>\"}%n".formatted(name);
  }

  @Test
  void shouldHaveCommittedWhatItAnsweredAndNothingElseOfManyClients() throws Exception {
    listen();

    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 300)
            .mapToObj(i -> post(10, line("many/" + i) + (i % 10 == 0 ? "no json" : "")))
            .toList();
    List<Integer> codes = answers.stream().map(CompletableFuture::join).toList();

    assertThat(codes.stream().filter(code -> code == 202)).hasSize(270);
    assertThat(codes.stream().filter(code -> code == 400)).hasSize(30);
    assertThat(urls("many/", 270)).hasSize(270).doesNotHaveDuplicates();
  }

  @Test
  void shouldRefuseOnlyTheRequestsThatHaveAPageWhichCannotBeSent() throws Exception {
    listen();
    setMaxMessageBytes("200000");
    String tooLarge =
        new Random(3)
            .ints(600_000, '0', 'z')
            .mapToObj(Character::toString)
            .filter(c -> Character.isLetterOrDigit(c.charAt(0)))
            .collect(Collectors.joining());

    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 60)
            .mapToObj(i -> line("poison/" + i))
            .map(line -> line.replace("}", ",\"fetchedAt\":\"+999999999-01-01T00:00:00Z\"}"))
            .flatMap(bad -> Stream.of(bad, bad.replaceFirst(",\"fetched.*", "}\n")))
            .map(this::post)
            .toList();
    int unwanted = post(line("poison/unwanted").replace("<p>x</p>", tooLarge)).join();
    setMaxMessageBytes("6291456");

    List<Integer> codes = answers.stream().map(CompletableFuture::join).toList();
    assertThat(codes).containsOnly(400, 202);
    assertThat(codes.stream().filter(code -> code == 202)).hasSize(60);
    assertThat(unwanted).isEqualTo(400);
    assertThat(post(line("poison/last")).join()).isEqualTo(202);
    assertThat(urls("poison/", 61)).hasSize(61).doesNotHaveDuplicates();
    assertThat(listener.err()).content().doesNotContain("does not take pages");
  }

  private static void setMaxMessageBytes(String bytes) throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, cluster.topics().pages());
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(cluster.kafka())) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get();
    }
  }

  @Test
  void shouldHoldItsBounds() throws Exception {
    listen("--max-request-bytes", "2000000");

    assertThat(post(new byte[2_000_001]).join()).isEqualTo(413);
    assertThat(post(gzip(new byte[100_000_000]), "Content-Encoding", "gzip").join()).isEqualTo(413);
    assertThat(post(line("bounds/1")).join()).isEqualTo(202);
    assertThat(urls("bounds/", 1)).hasSize(1);
  }

  @Test
  void shouldWaitForASlowBrokerWithBoundedMemoryAndLoseAndDoubleNothing() throws Exception {
    listen("--max-request-bytes", "100000", "--max-in-flight-bytes", "7000000");
    String large = "x".repeat(80_000);
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    post(line("slow/first")).join();

    signal(servers, "STOP");
    while (answers.stream().noneMatch(CompletableFuture::isDone)) {
      String name = "slow/" + answers.size();
      answers.add(post(line(name).replace("<p>x</p>", large)));
      Thread.sleep(10);
    }
    signal(servers, "CONT");
    List<Integer> codes = answers.stream().map(CompletableFuture::join).toList();

    assertThat(codes).containsOnly(202, 429);
    List<String> taken =
        IntStream.range(0, codes.size())
            .filter(i -> codes.get(i) == 202)
            .mapToObj(i -> "https://listen.example/slow/" + i)
            .toList();
    assertThat(urls("slow/", taken.size() + 1))
        .containsAll(taken)
        .hasSize(taken.size() + 1)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldFinishWhatHasBegunWhenItIsStopped() throws Exception {
    listen();
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(post(line("stop/" + i)));
      if (i == 100) {
        answers.get(0).join();
        listener.process().destroy();
      }
    }
    listener.process().waitFor();
    List<Integer> codes =
        answers.stream().map(answer -> answer.exceptionally(refused -> -1).join()).toList();

    assertThat(listener.err()).content().contains("pages sent");
    List<String> taken =
        IntStream.range(0, codes.size())
            .filter(i -> codes.get(i) == 202)
            .mapToObj(i -> "https://listen.example/stop/" + i)
            .toList();
    assertThat(taken).isNotEmpty();
    assertThat(urls("stop/", taken.size())).containsExactlyInAnyOrderElementsOf(taken);
  }

  /**
   * The committed pages. A broker answers a commit before it has told the partitions of it, so that
   * a reader may see the pages a little later than the sender has its answer.
   */
  private static List<String> urls(String begin, int expected) throws Exception {
    long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
    List<String> urls = committed(begin);
    while (urls.size() < expected && System.nanoTime() < deadline) {
      Thread.sleep(500);
      urls = committed(begin);
    }
    if (urls.size() < expected) {
      System.err.println(open() + System.lineSeparator() + Files.readString(servers.err()));
    }
    return urls;
  }

  private static List<String> committed(String begin) throws InterruptedException {
    String topic = cluster.topics().pages();
    List<String> urls = new ArrayList<>();
    try (var values = new AvroSerdes(cluster).deserializer(RawPage.class)) {
      CommittedConsumer.readAll(
          cluster,
          List.of(topic),
          record -> urls.add(values.deserialize(topic, record.value()).getUrl()));
    }
    return urls.stream().filter(url -> url.startsWith("https://listen.example/" + begin)).toList();
  }

  /** What keeps readers of committed records waiting: the transactions that are open. */
  private static String open() throws Exception {
    try (Admin admin = Admin.create(cluster.kafka())) {
      List<String> ids =
          admin.listTransactions().all().get().stream()
              .map(TransactionListing::transactionalId)
              .toList();
      return admin.describeTransactions(ids).all().get().toString();
    }
  }

  /** Waits for a line of its standard error that is whole. */
  private static String await(CommandProcess process, String line) throws Exception {
    while (process.process().isAlive()) {
      Matcher found = Pattern.compile(line + "\\R").matcher(Files.readString(process.err()));
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(50);
    }
    throw new AssertionError(Files.readString(process.err()));
  }

  private static void signal(CommandProcess process, String name) throws Exception {
    String pid = String.valueOf(process.process().pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  private static byte[] gzip(byte[] content) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }
}
