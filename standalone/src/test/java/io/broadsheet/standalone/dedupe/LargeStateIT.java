package io.broadsheet.standalone.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.Worker;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that takes longer to read than a consumer may go without being asked. */
class LargeStateIT {

  private static final Duration INTERVAL = Duration.ofSeconds(3);

  /** With some 400 entries and more to read, longer than three intervals. */
  private static final Duration OF_AN_ENTRY = Duration.ofMillis(25);

  @TempDir private static Path folder;

  private final List<Article> stories = Stories.madeUp(600);

  @Test
  void shouldReadItBetweenPollsAndTakeWhatComesMeanwhile() throws Exception {
    try (LocalCluster servers = LocalCluster.start(folder.resolve("servers"), 0, 0)) {
      DedupeSite site =
          DedupeSite.create(
              servers.config(),
              "large.",
              folder.resolve("states"),
              Map.of("max.poll.interval.ms", String.valueOf(INTERVAL.toMillis())));
      List<Article> before = stories.subList(0, 400);
      try (ArticleFeed feed = new ArticleFeed(site.cluster());
          DecisionView view = new DecisionView(site.cluster())) {
        try (Worker worker = site.start("only")) {
          feed.send(before);
          view.assertEndsAs(DedupeSite.oracle(before, DedupeSettings.DEFAULT));
          worker.requireSound();
        }
        Instant begun = Instant.now();
        try (Worker worker = site.startSlow("only", OF_AN_ENTRY)) {
          feed.send(stories.subList(400, stories.size()));
          awaitLoading(worker);

          view.awaitDecided(before.size() + 1);
          assertThat(Duration.between(begun, Instant.now()))
              .isGreaterThan(INTERVAL.multipliedBy(3));
          view.assertEndsAs(DedupeSite.oracle(stories, DedupeSettings.DEFAULT));
          assertThat(worker.status().ready().good()).isTrue();
          worker.requireSound();
        }
      }
    }
  }

  private static void awaitLoading(Worker worker) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(30);
    while (!worker.status().ready().reason().startsWith("loading state")) {
      assertThat(Instant.now()).as(worker.status().ready().reason()).isBefore(end);
      Thread.sleep(20);
    }
  }
}
