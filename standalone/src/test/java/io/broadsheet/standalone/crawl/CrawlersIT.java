package io.broadsheet.standalone.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import io.broadsheet.ingest.json.FieldMap;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.cli.Commands;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.broadsheet.standalone.run.LineProgress;
import io.broadsheet.standalone.run.PipelineRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scrapy with the pipeline of the documentation, and wget, each crawl the same site as processes of
 * their own, into a pipeline each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrawlersIT {

  private static final Path PIPELINE = Path.of("..", "docs", "feeding").toAbsolutePath();
  private static final Path SPIDER =
      Path.of("src", "test", "resources", "crawlers", "news_spider.py").toAbsolutePath();
  private static final Pattern LISTENING = Pattern.compile("Listening on (http://\\S+)");

  @TempDir private static Path folder;

  private record Standing(String url, String title, String text) {}

  private LocalCluster servers;
  private NewsSite site;
  private PipelineRun scrapyPipeline;
  private PipelineRun wgetPipeline;

  @BeforeAll
  void crawl() throws Exception {
    skipUnless(succeeds("scrapy", "version"), "python3-scrapy");
    skipUnless(succeeds("wget", "--version"), "wget");
    servers = LocalCluster.start(folder.resolve("servers"), 0, 0);
    site = NewsSite.start();
    scrapyPipeline = pipeline("scrapy.");
    wgetPipeline = pipeline("wget.");
    crawlWithScrapy(cluster("scrapy."));
    crawlWithWget(cluster("wget."));
    awaitDecisions("scrapy.");
    awaitDecisions("wget.");
  }

  @AfterAll
  void stop() {
    if (servers != null) {
      scrapyPipeline.close();
      wgetPipeline.close();
      site.close();
      servers.close();
    }
  }

  @Test
  void shouldComeToTheSameArticlesFromScrapyAndFromWget() throws Exception {
    Map<String, Standing> scrapy = canonical("scrapy.");
    Map<String, Standing> wget = canonical("wget.");

    assertThat(scrapy).isEqualTo(wget);
    assertThat(scrapy.values())
        .extracting(Standing::url)
        .containsExactlyInAnyOrderElementsOf(site.articles());
  }

  @Test
  void shouldReadEveryCharset() throws Exception {
    for (String prefix : List.of("scrapy.", "wget.")) {
      assertThat(texts(prefix, NewsSite.CYRILLIC)).as(prefix).contains("мастера показали");
      assertThat(texts(prefix, NewsSite.LATIN)).as(prefix).contains("begrüßte die Bürgermeisterin");
    }
  }

  @Test
  void shouldHaveAskedForTheCopyAndNotForWhatRobotsMayNotSee() {
    assertThat(site.requests().get(NewsSite.COPY)).isGreaterThanOrEqualTo(2);
    assertThat(site.requests()).doesNotContainKey(NewsSite.FORBIDDEN);
  }

  /** The feed that Scrapy wrote of the same items holds the same pages as the topic. */
  @Test
  void shouldReadTheFeedsOfScrapy() throws Exception {
    Map<String, String> sent = new TreeMap<>();
    try (var values = new AvroSerdes(servers.config()).deserializer(RawPage.class)) {
      CommittedConsumer.readAll(
          servers.config(),
          List.of("scrapy.pages"),
          r -> put(values.deserialize(r.topic(), r.value()), sent));
    }

    for (String feed : List.of("pages.jsonl", "pages.json", "indented.json", "pages.jsonl.gz")) {
      assertThat(feed(folder.resolve(feed))).as(feed).isEqualTo(sent);
    }
    assertThat(sent).hasSizeGreaterThan(site.articles().size());
  }

  private static Map<String, String> feed(Path file) {
    Map<String, String> pages = new TreeMap<>();
    new PageReader(Clock.systemUTC(), 1 << 20, FieldMap.preset("scrapy"))
        .read(file, item -> put(((InputItem.Page) item).page(), pages));
    return pages;
  }

  private static void put(RawPage page, Map<String, String> pages) {
    pages.put(page.getUrl(), UTF_8.decode(page.getBody().duplicate()).toString());
  }

  private void crawlWithScrapy(ClusterConfig cluster) throws Exception {
    Path log = folder.resolve("listen.log");
    Process ingest = new Commands(log).start(cluster, "ingest", "--listen", "127.0.0.1:0");
    try {
      String feeds =
          """
          {"pages.jsonl": {"format": "jsonlines"}, "pages.json": {"format": "json"},
           "indented.json": {"format": "json", "indent": 2},
           "pages.jsonl.gz": {"format": "jsonlines",
               "postprocessing": ["scrapy.extensions.postprocessing.GzipPlugin"]}}""";
      run(
          "scrapy",
          "runspider",
          SPIDER.toString(),
          "-a",
          "start=" + site.url("/"),
          "-s",
          "ITEM_PIPELINES={\"broadsheet_pipeline.BroadsheetPipeline\": 900}",
          "-s",
          "BROADSHEET_URL=" + awaitAddress(log),
          "-s",
          "ROBOTSTXT_OBEY=True",
          "-s",
          "RETRY_ENABLED=False",
          "-s",
          "FEEDS=" + feeds,
          "-L",
          "INFO");
    } finally {
      ingest.destroy();
      assertThat(ingest.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Files.readString(folder.resolve("scrapy.log")))
        .contains("'item_scraped_count'")
        .doesNotContain("ERROR");
  }

  private void crawlWithWget(ClusterConfig cluster) throws Exception {
    run(
        "wget",
        "--recursive",
        "--level=inf",
        "--page-requisites",
        "--tries=1",
        "--no-verbose",
        "--delete-after",
        "--warc-file=crawl",
        site.url("/"));
    Commands.Ended ingest =
        new Commands(folder.resolve("ingest.log"))
            .run(cluster, "ingest", folder.resolve("crawl.warc.gz").toString(), "--no-checkpoint");
    assertThat(ingest.code()).as(ingest.err()).isZero();
  }

  private static String awaitAddress(Path log) throws Exception {
    for (int i = 0; i < 600; i++) {
      Matcher line = LISTENING.matcher(Files.exists(log) ? Files.readString(log) : "");
      if (line.find()) {
        return line.group(1);
      }
      Thread.sleep(100);
    }
    throw new AssertionError(Files.readString(log));
  }

  /** A crawler's exit code says little: wget counts every page that was not found as an error. */
  private static void run(String... command) throws IOException, InterruptedException {
    ProcessBuilder crawler = new ProcessBuilder(command).directory(folder.toFile());
    crawler.environment().put("PYTHONPATH", PIPELINE.toString());
    crawler.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Path log = folder.resolve(command[0] + ".log");
    Process process = crawler.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).as(command[0]).isTrue();
  }

  private void awaitDecisions(String prefix) throws Exception {
    Commands.Ended audit =
        new Commands(folder.resolve("audit.log")).run(cluster(prefix), "audit", "--patience", "60");
    assertThat(audit.code()).as(audit.out() + audit.err()).isZero();
  }

  private PipelineRun pipeline(String prefix) throws InterruptedException {
    return PipelineRun.start(
        cluster(prefix),
        folder.resolve("state-" + prefix),
        new LineProgress(new PrintStream(System.err)),
        Duration.ofSeconds(60));
  }

  private ClusterConfig cluster(String prefix) {
    ClusterConfig own = servers.config();
    return new ClusterConfig(own.bootstrapServers(), own.registryUrl(), prefix, Map.of());
  }

  private String texts(String prefix, String path) throws Exception {
    return canonical(prefix).values().stream()
        .filter(article -> article.url().equals(site.url(path)))
        .map(Standing::text)
        .findFirst()
        .orElse("");
  }

  private Map<String, Standing> canonical(String prefix) throws Exception {
    Map<String, Standing> standing = new TreeMap<>();
    try (var values = new AvroSerdes(servers.config()).deserializer(CanonicalArticle.class)) {
      List<String> topics = List.of(cluster(prefix).topics().canonical());
      CommittedConsumer.readAll(
          servers.config(),
          topics,
          r -> {
            standing.remove(new String(r.key(), UTF_8));
            if (r.value() != null) {
              var article = values.deserialize(r.topic(), r.value()).getArticle();
              standing.put(
                  new String(r.key(), UTF_8),
                  new Standing(article.getUrl(), article.getTitle(), article.getText()));
            }
          });
    }
    return standing;
  }

  static boolean succeeds(String... command) throws InterruptedException {
    try {
      List<String> all = new ArrayList<>(List.of(command));
      return new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  private static void skipUnless(boolean there, String what) {
    if (!there) {
      System.err.println("SKIPPED: " + what + " is not installed here; .ci/run installs it");
    }
    assumeTrue(there, what + " is not installed");
  }
}
