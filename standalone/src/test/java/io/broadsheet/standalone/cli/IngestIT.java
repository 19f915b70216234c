package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeding as a process of its own, on a real cluster. */
class IngestIT {

  private static final int PAGES = 10_000;
  private static final int KILLS = 5;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static LocalCluster servers;

  @BeforeAll
  static void startServers() throws InterruptedException {
    servers = LocalCluster.start(shared, 0, 0);
  }

  @AfterAll
  static void stopServers() {
    servers.close();
  }

  @Test
  void shouldLoseAndDoubleNothingWhenKilledAgainAndAgain() throws Exception {
    Path crawl = CrawlFile.write(folder.resolve("crawl.warc.gz"), PAGES);
    Path checkpoint = folder.resolve("crawl.checkpoint");
    topics("whole.");
    topics("killed.");
    Commands.Ended whole = ingest("whole.", crawl, "--no-checkpoint").end("");
    Random random = new Random(7);

    int kills = 0;
    for (int i = 0; i < KILLS; i++) {
      CommandProcess feed = ingest("killed.", crawl, options(checkpoint));
      awaitCommits(feed, checkpoint, 2 + random.nextInt(10));
      Thread.sleep(random.nextInt(30));
      kills += feed.process().isAlive() ? 1 : 0;
      feed.process().destroyForcibly().waitFor();
    }
    Commands.Ended last = ingest("killed.", crawl, options(checkpoint)).end("");

    assertThat(kills).isEqualTo(KILLS);
    assertThat(whole.code()).as(whole.err()).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(whole.err()).contains("10,000 pages sent, 0 too large, 10 unreadable.");
    assertThat(last.code()).as(last.err()).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(last.err()).contains("pages were passed over, as they were sent before.");
    assertThat(pages("killed.")).hasSize(PAGES).isEqualTo(pages("whole."));
  }

  @Test
  void shouldSendAFileAgainUnlessACheckpointIsKept() throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), "<p>x</p>");
    String kept = folder.resolve("kept").toString();
    topics("twice.");

    for (int i = 0; i < 2; i++) {
      assertThat(ingest("twice.", page).end("").code()).isEqualTo(ExitCodes.OK);
    }
    for (int i = 0; i < 2; i++) {
      assertThat(ingest("twice.", page, "--checkpoint", kept).end("").code()).isZero();
    }

    assertThat(pages("twice.")).hasSize(3);
  }

  @Test
  void shouldSendOnlyWhatWasAddedToAFile() throws Exception {
    Path lines = folder.resolve("pages.jsonl");
    Files.writeString(lines, line(1) + line(2) + line(3).substring(0, 20));
    String[] options = {"--checkpoint", folder.resolve("kept").toString()};
    topics("grown.");

    Commands.Ended cut = ingest("grown.", lines, options).end("");
    Files.writeString(lines, line(1) + line(2) + line(3) + line(4));
    Commands.Ended grown = ingest("grown.", lines, options).end("");

    assertThat(cut.code()).as(cut.err()).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(grown.code()).as(grown.err()).isZero();
    assertThat(grown.err()).contains("2 pages sent", "2 pages were passed over");
    assertThat(pages("grown.")).hasSize(4);
  }

  @Test
  void shouldNameWhatCannotBeSentAndTellWhatIsNotBelievedOrLate() throws Exception {
    Path lines =
        Files.writeString(
            folder.resolve("odd.jsonl"),
            line(1)
                + line(2).replace("}", ",\"lane\":\"No Lane\"}")
                + line(3).replace("https:", "\\ud800https:")
                + line(4).replace("}", ",\"fetchedAt\":\"+999999999-01-01T00:00:00Z\"}")
                + line(5).replace("}", ",\"fetchedAt\":\"2019-01-01T00:00:00Z\"}")
                + line(6).replace("}", ",\"fetchedAt\":\"2019-01-01T00:00:00Z\",\"lane\":\"a\"}"));
    topics("odd.");

    Commands.Ended odd = ingest("odd.", lines).end("");

    assertThat(odd.code()).as(odd.err()).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(odd.err())
        .contains("4 pages sent, 0 too large, 2 unreadable.")
        .contains("odd.jsonl at " + line(1).length() + ": The name of a lane")
        .contains("1 pages came with fetch times that are not believed")
        .contains("1 pages were fetched longer ago than 96 hours");
    assertThat(pages("odd.")).hasSize(4);
  }

  @Test
  void shouldStopAtTheFirstFaultWhenStrict() throws Exception {
    Path lines = Files.writeString(folder.resolve("p.jsonl"), line(1) + "not json\n" + line(2));
    topics("strict.");

    Commands.Ended ended = ingest("strict.", lines, "--strict").end("");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(pages("strict.")).hasSize(1);
  }

  @Test
  void shouldRejectPagesAboveTheLimitAndRefuseALimitAboveThatOfWorkers() throws Exception {
    Path large = Files.writeString(folder.resolve("large.html"), "<p>" + "x".repeat(3000));
    topics("limit.");

    Commands.Ended rejected = ingest("limit.", large, "--max-page-bytes", "2000").end("");
    Commands.Ended refused = ingest("limit.", large, "--max-page-bytes", "9000000").end("");

    assertThat(rejected.code()).as(rejected.err()).isZero();
    assertThat(rejected.err()).contains("0 pages sent, 1 too large");
    assertThat(records("limit.rejected")).hasSize(1);
    assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(refused.err()).contains("--max-page-bytes has to be between 1 and 5,242,880");
  }

  @Test
  void shouldReadStandardInputWithMappedFields() throws Exception {
    topics("stdin.");

    CommandProcess feed = ingest("stdin.", Path.of("-"), "--map", "url=link,html=page.body");
    Commands.Ended ended =
        feed.end("{\"link\":\"https://a.example/1\",\"page\":{\"body\":\"<p>x</p>\"}}\n");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(pages("stdin."))
        .singleElement()
        .asString()
        .contains("https://a.example/1", "<p>x</p>");
  }

  @Test
  void shouldSayThatNothingWasReadFromEmptyInput() throws Exception {
    topics("empty.");

    Commands.Ended ended = ingest("empty.", Path.of("-")).end("");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCodes.UNREADABLE);
    assertThat(ended.err()).contains("Not read: -: The input is empty.");
    assertThat(pages("empty.")).isEmpty();
  }

  private static String[] options(Path checkpoint) {
    return new String[] {"--checkpoint", checkpoint.toString(), "--commit-interval", "20ms"};
  }

  private static String line(int number) {
    return "{\"url\":\"https://a.example/%1$d\",\"html\":\"<p>%1$d</p>\"}%n".formatted(number);
  }

  /** Waits for transactions of the running feed; the first line of the file is its header. */
  private static void awaitCommits(CommandProcess feed, Path checkpoint, int count)
      throws IOException, InterruptedException {
    List<String> before = lines(checkpoint);
    while (feed.process().isAlive()) {
      List<String> now = lines(checkpoint);
      if (now.size() > count && !now.equals(before)) {
        return;
      }
      Thread.sleep(2);
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private CommandProcess ingest(String prefix, Path input, String... options) throws IOException {
    Stream<String> arguments = Stream.of("ingest", input.toString(), "--prefix", prefix);
    return start(Stream.concat(arguments, Arrays.stream(options)));
  }

  private void topics(String prefix) throws Exception {
    Stream<String> arguments =
        Stream.of(
            "topics", "create", "--prefix", prefix, "--partitions", "3", "--replication", "1");
    Commands.Ended ended = start(arguments).end("");
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private CommandProcess start(Stream<String> arguments) throws IOException {
    ClusterConfig cluster = servers.config();
    Map<String, String> environment =
        Map.of(
            "BROADSHEET_BOOTSTRAP", cluster.bootstrapServers(),
            "BROADSHEET_REGISTRY", cluster.registryUrl(),
            "XDG_STATE_HOME", folder.resolve("state").toString());
    Path err = Files.createTempFile(folder, "stderr", ".txt");
    return CommandProcess.start(err, environment, arguments.toArray(String[]::new));
  }

  /** The committed pages of a topic, those of a partition in their order, without fetch times. */
  private static List<String> pages(String prefix) {
    List<String> pages = new ArrayList<>();
    try (var values = new AvroSerdes(servers.config()).deserializer(RawPage.class)) {
      for (var entry : records(prefix + "pages").entrySet()) {
        RawPage page = values.deserialize(prefix + "pages", entry.getValue());
        String body = UTF_8.decode(page.getBody()).toString();
        pages.add(page.getUrl() + " " + page.getSource() + " " + body);
      }
    }
    return pages;
  }

  /** Values by partition and place in the partition. */
  private static Map<String, byte[]> records(String topic) {
    Map<String, byte[]> records = new TreeMap<>();
    try (var consumer = CommittedConsumer.fromBeginning(servers.config(), List.of(topic))) {
      var ends = consumer.endOffsets(consumer.assignment());
      while (CommittedConsumer.isBefore(ends, consumer)) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(r -> records.put("%d %10d".formatted(r.partition(), r.offset()), r.value()));
      }
    }
    return records;
  }
}
