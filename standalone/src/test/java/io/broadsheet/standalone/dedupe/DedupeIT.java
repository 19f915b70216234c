package io.broadsheet.standalone.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.Worker;
import io.broadsheet.standalone.cli.Commands;
import io.broadsheet.standalone.dedupe.DecisionView.Decided;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the workers, what consumers hold in the end is what the oracle decides: the
 * same canonical articles, relations and similarities.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DedupeIT {

  private static final int SOME = 4000;
  private static final long DELAY_MS = 10_000;

  @TempDir private static Path folder;

  private final List<Article> stories = Stories.some(SOME);
  private final Map<String, Decided> expected = DedupeSite.oracle(stories, DedupeSettings.DEFAULT);
  private LocalCluster servers;
  private DedupeSite site;

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
  }

  /** The given share of the stories, in thirds. */
  private List<Article> third(int number) {
    int size = stories.size() / 3;
    return stories.subList(number * size, number == 2 ? stories.size() : (number + 1) * size);
  }

  @Test
  void shouldDecideAsTheOracleWithOneInstance() throws Exception {
    try (Worker only = site.start("only");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(stories);

      view.assertEndsAs(expected);
      only.requireSound();
    }
  }

  @Test
  void shouldDecideAsTheOracleWhenArticlesComeInDisorderAndAreRevised() throws Exception {
    List<Article> disorder = Stories.madeUp(800);
    try (Worker one = site.start("one");
        Worker two = site.start("two");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(disorder);

      view.assertEndsAs(DedupeSite.oracle(disorder, DedupeSettings.DEFAULT));
      one.requireSound();
      two.requireSound();
    }
  }

  /** Archives of nine and four years before, at full speed beside what is live. */
  @Test
  void shouldDecideEachLaneAsTheOracle() throws Exception {
    List<Article> live = Stories.madeUp(600);
    List<Article> all = Stories.besides(Stories.besides(live, "a2017", 9), "b2022", 4);
    try (Worker one = site.start("one");
        Worker two = site.start("two");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(all);

      view.assertEndsAs(DedupeSite.oracle(all, DedupeSettings.DEFAULT));
      one.requireSound();
      two.requireSound();
    }
  }

  @Test
  void shouldDecideAllWireStoriesAsTheOracleWithTwoInstances() throws Exception {
    List<Article> all = Stories.wire();
    try (Worker one = site.start("one");
        Worker two = site.start("two");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(all);

      view.assertEndsAs(DedupeSite.oracle(all, DedupeSettings.DEFAULT));
      one.requireSound();
      two.requireSound();
    }
  }

  @Test
  void shouldDecideAsTheOracleWhenAPartitionComesTenSecondsLater() throws Exception {
    Map<Boolean, List<Article>> byDelay =
        stories.stream()
            .collect(
                Collectors.partitioningBy(
                    story -> ArticleFeed.partition(story, DedupeSite.PARTITIONS) == 1));
    try (Worker one = site.start("one");
        Worker two = site.start("two");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(byDelay.get(false));
      Thread.sleep(DELAY_MS);
      feed.send(byDelay.get(true));

      view.assertEndsAs(expected);
      one.requireSound();
      two.requireSound();
    }
  }

  @Test
  void shouldGoOnWhenOneOfTwoProcessesIsKilled() throws Exception {
    Process victim = new Commands(log("victim")).start(site.command("victim"));
    Process survivor = new Commands(log("survivor")).start(site.command("survivor"));
    try (ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(third(0));
      view.awaitDecided(third(0).size());
      assertThat(stores("victim")).as("the victim has work").isNotEmpty();
      assertThat(stores("survivor")).as("the survivor has work").isNotEmpty();
      feed.send(third(1));
      view.awaitDecided(third(0).size() + 1);
      victim.destroyForcibly().waitFor();
      feed.send(third(2));

      view.assertEndsAs(expected);
      assertThat(survivor.isAlive()).as(Files.readString(log("survivor"))).isTrue();
    } finally {
      victim.destroyForcibly().waitFor();
      survivor.destroyForcibly().waitFor();
    }
  }

  @Test
  void shouldDecideAsTheOracleWhenAnInstanceJoinsAndLeaves() throws Exception {
    try (Worker steady = site.start("steady");
        ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(third(0));
      try (Worker guest = site.start("guest")) {
        feed.send(third(1));
        view.awaitDecided(third(0).size() + third(1).size() / 2);
        guest.requireSound();
      }
      feed.send(third(2));

      view.assertEndsAs(expected);
      assertThat(stores("guest")).as("the guest has had work").isNotEmpty();
      steady.requireSound();
    }
  }

  @Test
  void shouldRebuildAStateFolderThatWasLost() throws Exception {
    try (ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      try (Worker before = site.start("only")) {
        feed.send(third(0));
        feed.send(third(1));
        view.awaitDecided(third(0).size());
        before.requireSound();
      }
      delete(site.state("only"));
      try (Worker after = site.start("only")) {
        feed.send(third(2));

        view.assertEndsAs(expected);
        after.requireSound();
      }
    }
  }

  @Test
  void shouldLetAStandbyTakeOver() throws Exception {
    try (ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster());
        Worker standby = site.start("standby", 1)) {
      try (Worker leaving = site.start("leaving", 1)) {
        feed.send(third(0));
        feed.send(third(1));
        view.awaitDecided(third(0).size());
        assertThat(stores("leaving")).as("all partitions are kept twice").hasSize(4);
        assertThat(stores("standby")).as("all partitions are kept twice").hasSize(4);
        leaving.requireSound();
      }
      feed.send(third(2));

      view.assertEndsAs(expected);
      standby.requireSound();
    }
  }

  private Path log(String process) {
    return folder.resolve(process + ".log");
  }

  /** The partitions of which an instance has had articles, as active or as standby task. */
  private List<Integer> stores(String instance) {
    Path tasks =
        site.state(instance).resolve("dedupe").resolve(site.cluster().topicPrefix() + "dedupe");
    return IntStream.range(0, DedupeSite.PARTITIONS)
        .filter(task -> Files.exists(tasks.resolve("0_" + task).resolve("rocksdb/homes")))
        .boxed()
        .toList();
  }

  private static void delete(Path state) throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
