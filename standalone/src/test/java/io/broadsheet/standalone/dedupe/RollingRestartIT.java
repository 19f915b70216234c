package io.broadsheet.standalone.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.runtime.Worker;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.broadsheet.standalone.run.Workers;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A rolling upgrade, as docs/upgrades.md describes it: members are replaced on their state. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingRestartIT {

  @TempDir private static Path folder;

  private LocalCluster servers;

  @BeforeAll
  void startServers() throws InterruptedException {
    servers = LocalCluster.start(folder.resolve("servers"), 0, 0);
  }

  @AfterAll
  void stopServers() {
    servers.close();
  }

  @Test
  void shouldDecideAsTheOracleWhileStaticMembersAreReplacedOneByOne() throws Exception {
    DedupeSite site = DedupeSite.create(servers.config(), "rolling.", folder.resolve("rolling"));
    List<Article> stories = Stories.madeUp(300);
    Worker one = site.startStatic("one");
    Worker two = site.startStatic("two");
    try (ArticleFeed feed = new ArticleFeed(site.cluster());
        DecisionView view = new DecisionView(site.cluster())) {
      feed.send(stories.subList(0, 100));
      one = replace(site, "one", one);
      feed.send(stories.subList(100, 200));
      two = replace(site, "two", two);
      feed.send(stories.subList(200, 300));

      view.assertEndsAs(DedupeSite.oracle(stories, DedupeSettings.DEFAULT));
      one.requireSound();
      two.requireSound();
    } finally {
      one.close();
      two.close();
    }
  }

  /** Stops a member and starts it again; while it is away its tasks stay its own. */
  private static Worker replace(DedupeSite site, String name, Worker member) throws Exception {
    member.close();
    Map<String, Collection<TopicPartition>> tasks = tasks(site);
    assertThat(tasks).containsOnlyKeys("one-1", "two-1");
    assertThat(tasks.get(name + "-1")).isNotEmpty();
    return site.startStatic(name);
  }

  /** Partitions by the name that a member of the group was given. */
  private static Map<String, Collection<TopicPartition>> tasks(DedupeSite site) throws Exception {
    return members(site).stream()
        .collect(
            Collectors.toMap(
                member -> member.groupInstanceId().orElse("none"),
                member -> member.assignment().topicPartitions()));
  }

  private static Collection<MemberDescription> members(DedupeSite site) throws Exception {
    String group = site.cluster().topicPrefix() + Workers.DEDUPE;
    try (Admin admin = Admin.create(site.cluster().kafka())) {
      return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members();
    }
  }

  @Test
  void shouldLeaveItsGroupWhenItHasNoNameOfItsOwn() throws Exception {
    DedupeSite site = DedupeSite.create(servers.config(), "leaving.", folder.resolve("leaving"));

    site.start("one").close();

    assertThat(members(site)).isEmpty();
  }
}
