package io.broadsheet.standalone.dedupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.Worker;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever becomes of the offsets, no article is taken twice, and none is passed over in silence.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OffsetsIT {

  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir private static Path folder;

  private final List<Article> stories = Stories.madeUp(300);
  private final List<Article> before = stories.subList(0, 150);
  private final List<Article> after = stories.subList(150, stories.size());
  private LocalCluster servers;
  private DedupeSite site;
  private Admin admin;

  @BeforeAll
  void startServers() throws InterruptedException {
    servers = LocalCluster.start(folder.resolve("servers"), 0, 0);
  }

  @AfterAll
  void stopServers() {
    servers.close();
  }

  @BeforeEach
  void createSite(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    site = DedupeSite.create(servers.config(), name + ".", folder.resolve(name));
    admin = Admin.create(site.cluster().kafka());
  }

  @AfterEach
  void closeAdmin() {
    admin.close();
  }

  private void decide(List<Article> sent, List<Article> all) throws InterruptedException {
    try (Worker worker = site.start("only");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(sent);
      view.assertEndsAs(DedupeSite.oracle(all, DedupeSettings.DEFAULT));
      worker.requireSound();
    }
  }

  private String group() {
    return site.cluster().topicPrefix() + "dedupe";
  }

  private TopicPartition articles(int number) {
    return new TopicPartition(site.cluster().topics().articles(), number);
  }

  private long end(int number) throws Exception {
    return admin
        .listOffsets(Map.of(articles(number), OffsetSpec.latest()))
        .partitionResult(articles(number))
        .get()
        .offset();
  }

  private int recrawls() throws InterruptedException {
    AtomicInteger count = new AtomicInteger();
    CommittedConsumer.readAll(
        site.cluster(),
        List.of(site.cluster().topics().recrawls()),
        record -> count.incrementAndGet());
    return count.get();
  }

  private void assertRefuses(String sentence) throws Exception {
    try (Worker worker = site.begin("only")) {
      worker.awaitStopped();
      assertThatThrownBy(worker::requireSound)
          .hasMessageContaining(sentence)
          .hasMessageContaining("See 'Offsets' in docs/dedupe-operation.md.");
    }
  }

  @Test
  void shouldTakeNothingTwiceWhenTheGroupIsDeleted() throws Exception {
    decide(before, before);
    int recrawls = recrawls();
    admin.deleteConsumerGroups(List.of(group())).all().get();

    decide(after, stories);

    assertThat(recrawls() - recrawls)
        .as("some of the later crawls, and not all of the earlier ones again")
        .isLessThan(before.size());
  }

  @Test
  void shouldRefuseOffsetsThatWereSetAheadAndGoOnWhenTheyAreSetBack() throws Exception {
    decide(before, before);
    try (ArticleFeed feed = new ArticleFeed(site.cluster())) {
      feed.send(after);
    }
    set(articles(1), end(1));

    assertRefuses("The offset of the group for " + articles(1) + " was set to " + end(1));

    set(articles(1), 0);
    decide(List.of(), stories);
  }

  /** A worker that stopped by itself is a member of its group until its session is over. */
  private void set(TopicPartition partition, long offset) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> wanted =
        Map.of(partition, new OffsetAndMetadata(offset));
    Instant end = Instant.now().plus(BOUND);
    while (true) {
      try {
        admin.alterConsumerGroupOffsets(group(), wanted).all().get();
        return;
      } catch (ExecutionException e) {
        assertThat(e.getCause()).isInstanceOf(UnknownMemberIdException.class);
        assertThat(Instant.now()).isBefore(end);
        Thread.sleep(500);
      }
    }
  }

  @Test
  void shouldRefuseWhenArticlesAreGoneThatWereNotTaken() throws Exception {
    decide(before, before);
    try (ArticleFeed feed = new ArticleFeed(site.cluster())) {
      feed.send(after);
    }
    admin.deleteRecords(Map.of(articles(2), RecordsToDelete.beforeOffset(end(2) - 1))).all().get();

    assertRefuses(articles(2).toString());
  }

  @Test
  void shouldStopWithASentenceWhenPartitionsAreAdded() throws Exception {
    try (Worker worker = site.start("only")) {
      Instant begun = Instant.now();
      admin
          .createPartitions(
              Map.of(
                  site.cluster().topics().articles(),
                  NewPartitions.increaseTo(DedupeSite.PARTITIONS + 2)))
          .all()
          .get();
      worker.awaitStopped();

      assertThat(Duration.between(begun, Instant.now())).isLessThan(BOUND);
      assertThatThrownBy(worker::requireSound)
          .hasMessageContaining(
              "The articles topic had 4 partitions when dedupe started and has 6");
    }
  }
}
