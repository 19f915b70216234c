package io.broadsheet.standalone.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.cli.Commands;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scrapy with the pipeline of the documentation, while ingest is slow, killed and restarted. */
class KilledIngestIT {

  private static final Path PIPELINE = Path.of("..", "docs", "feeding").toAbsolutePath();
  private static final Path SPIDER =
      Path.of("src", "test", "resources", "crawlers", "waves_spider.py").toAbsolutePath();
  private static final Pattern TAKEN =
      Pattern.compile("broadsheet_pages_total\\{outcome=\"accepted\"[^}]*} (\\S+)");
  private static final int WAVES = 12;
  private static final int ITEMS = 500;
  private static final int TIMEOUT_SECONDS = 5;

  @TempDir private static Path folder;

  private static LocalCluster servers;
  private static int port;

  private Process ingest;
  private Process scrapy;

  @BeforeAll
  static void start() throws Exception {
    boolean there = CrawlersIT.succeeds("scrapy", "version");
    if (!there) {
      System.err.println("SKIPPED: python3-scrapy is not installed here; .ci/run installs it");
    }
    assumeTrue(there, "python3-scrapy is not installed");
    servers = LocalCluster.start(folder.resolve("servers"), 0, 0);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ClusterConfig cluster = servers.config();
    assertThat(new Commands(folder.resolve("topics.log")).run(cluster, "topics", "create").code())
        .isZero();
  }

  @AfterAll
  static void stop() {
    if (servers != null) {
      servers.close();
    }
  }

  @AfterEach
  void kill() throws InterruptedException {
    for (Process process : new Process[] {ingest, scrapy}) {
      if (process != null) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void shouldLoseNoItemWhenIngestIsSlowOrKilledInTheMiddleOfARequest() throws Exception {
    listen("first.log");
    crawl("kill.log");
    awaitTaken(100);
    signal(ingest, "STOP");
    awaitLine("kill.log", "timed out");
    signal(ingest, "CONT");
    awaitTaken(600);
    signal(ingest, "STOP");
    Thread.sleep(1_000); // requests are sent meanwhile, and not answered
    ingest.destroyForcibly().waitFor();
    awaitLine("kill.log", "RemoteDisconnected|ConnectionResetError");
    awaitLine("kill.log", "Connection refused");
    listen("second.log");

    assertThat(scrapy.waitFor(180, TimeUnit.SECONDS)).as(log("kill.log")).isTrue();
    assertThat(log("kill.log"))
        .contains("'item_scraped_count': " + WAVES * ITEMS)
        .doesNotContain("ERROR");
    assertThat(allUrls()).hasSize(WAVES * ITEMS);
  }

  @Test
  void shouldEndWhenScrapyIsStoppedWhileIngestIsAway() throws Exception {
    crawl("stopped.log");
    awaitLine("stopped.log", "Sending https://waves.example/0/0 again");

    signal(scrapy, "INT");

    assertThat(scrapy.waitFor(30, TimeUnit.SECONDS)).as(log("stopped.log")).isTrue();
    assertThat(log("stopped.log")).contains("ERROR", "https://waves.example/0/0");
  }

  private void listen(String log) throws Exception {
    ingest =
        new Commands(folder.resolve(log))
            .start(servers.config(), "ingest", "--listen", "127.0.0.1:" + port);
    awaitLine(log, "Listening on");
  }

  private void crawl(String log) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            "scrapy",
            "runspider",
            SPIDER.toString(),
            "-a",
            "waves=" + WAVES,
            "-a",
            "items=" + ITEMS,
            "-s",
            "ITEM_PIPELINES={\"broadsheet_pipeline.BroadsheetPipeline\": 900}",
            "-s",
            "BROADSHEET_URL=http://127.0.0.1:" + port + "/pages",
            "-s",
            "BROADSHEET_TIMEOUT=" + TIMEOUT_SECONDS,
            "-L",
            "INFO");
    command.environment().put("PYTHONPATH", PIPELINE.toString());
    command.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    scrapy =
        command
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile())
            .start();
  }

  /** Waits until ingest has taken so many pages, as its metrics tell. */
  private static void awaitTaken(int pages) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
    double taken = 0;
    for (int i = 0; i < 1_200 && taken < pages; i++) {
      Thread.sleep(50);
      String text =
          client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
      Matcher line = TAKEN.matcher(text);
      taken = line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
    assertThat(taken).isBetween((double) pages, WAVES * ITEMS / 2.0);
  }

  /**
   * The broker gives a transaction of the killed ingest up; until then nothing behind it is read.
   */
  private static Set<String> allUrls() throws InterruptedException {
    Set<String> urls = urls();
    for (int i = 0; i < 120 && urls.size() < WAVES * ITEMS; i++) {
      Thread.sleep(1_000);
      urls = urls();
    }
    return urls;
  }

  private static Set<String> urls() throws InterruptedException {
    Set<String> urls = new TreeSet<>();
    String topic = servers.config().topics().pages();
    try (var values = new AvroSerdes(servers.config()).deserializer(RawPage.class)) {
      CommittedConsumer.readAll(
          servers.config(),
          List.of(topic),
          record -> urls.add(values.deserialize(topic, record.value()).getUrl()));
    }
    return urls;
  }

  private static String log(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static void awaitLine(String log, String pattern) throws Exception {
    Pattern line = Pattern.compile(pattern);
    for (int i = 0; i < 600 && !line.matcher(log(log)).find(); i++) {
      Thread.sleep(100);
    }
    assertThat(log(log)).containsPattern(line);
  }

  private static void signal(Process process, String name) throws Exception {
    String pid = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }
}
