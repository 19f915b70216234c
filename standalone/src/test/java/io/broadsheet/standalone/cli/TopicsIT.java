package io.broadsheet.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code topics} as operators run it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsIT {

  private static final String RETENTION = "pages=2d,rejected=40d,canonical=36h";

  @TempDir private static Path folder;

  private LocalCluster servers;

  @BeforeAll
  void start() throws Exception {
    servers = LocalCluster.start(folder, 0, 0);
  }

  @AfterAll
  void stop() {
    servers.close();
  }

  private Commands.Ended topics(String command, String prefix, String... options) throws Exception {
    ClusterConfig cluster =
        new ClusterConfig(
            servers.config().bootstrapServers(), servers.config().registryUrl(), prefix, Map.of());
    String[] arguments = new String[options.length + 2];
    arguments[0] = "topics";
    arguments[1] = command;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return new Commands(folder.resolve("stderr")).run(cluster, arguments);
  }

  @Test
  void shouldCreateWhatItDescribesAndFindItAsItShouldBe() throws Exception {
    String[] options = {"--partitions", "3", "--replication", "1", "--retention", RETENTION};

    Commands.Ended described = topics("describe", "mine.", options);
    Commands.Ended created = topics("create", "mine.", options);
    Commands.Ended again = topics("create", "mine.", options);
    Commands.Ended checked = topics("check", "mine.", options);
    Commands.Ended others = topics("check", "mine.", "--partitions", "3", "--replication", "2");

    assertThat(described.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "mine.pages RawPage 3 partitions, replication 1, kept 2 days",
            "mine.rejected RejectedPage 3 partitions, replication 1, kept 40 days",
            "mine.canonical CanonicalArticle 3 partitions, replication 1, compacted, tombstones kept 36 hours");
    assertThat(created.out()).contains("created mine.pages", "8 topics created, 0 were there");
    assertThat(again.out()).contains("0 topics created, 8 were there");
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(checked.out()).contains("All is as it should be.");
    assertThat(others.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(others.out().lines())
        .contains(
            "topic mine.pages has replication 1, not 2",
            "topic mine.pages has retention.ms=172800000, not 604800000",
            "topic mine.rejected has retention.ms=3456000000, not 2592000000",
            "topic mine.canonical has delete.retention.ms=129600000, not 604800000",
            "11 differences.");
  }

  @Test
  void shouldNameEveryDifference() throws Exception {
    String[] options = {"--partitions", "2", "--replication", "1"};
    topics("create", "changed.", options);
    change();

    Commands.Ended checked = topics("check", "changed.", options);
    Commands.Ended mended = topics("create", "changed.", options);

    assertThat(checked.code()).isEqualTo(ExitCodes.FAILED);
    assertThat(checked.out().lines())
        .containsExactlyInAnyOrder(
            "topic changed.replays is missing",
            "topic changed.articles has 3 partitions, not 2",
            "topic changed.pages has max.message.bytes=1000, not 6291456",
            "topic changed.duplicates has cleanup.policy=delete, not compact",
            "subject changed.recrawls-value lacks the schema of this version",
            "subject changed.pages-value has compatibility NONE, not FULL_TRANSITIVE",
            "6 differences.");
    assertThat(mended.out()).contains("created changed.replays");
    assertThat(topics("check", "changed.", options).out())
        .doesNotContain("replays", "subject")
        .contains("3 differences.");
  }

  private void change() throws Exception {
    ConfigResource pages = new ConfigResource(ConfigResource.Type.TOPIC, "changed.pages");
    ConfigResource copies = new ConfigResource(ConfigResource.Type.TOPIC, "changed.duplicates");
    try (Admin admin = Admin.create(servers.config().kafka());
        SchemaRegistryClient registry =
            new CachedSchemaRegistryClient(servers.config().registryUrl(), 10)) {
      admin.deleteTopics(List.of("changed.replays")).all().get();
      admin.createPartitions(Map.of("changed.articles", NewPartitions.increaseTo(3))).all().get();
      admin
          .incrementalAlterConfigs(
              Map.of(
                  pages, List.of(set("max.message.bytes", "1000")),
                  copies, List.of(set("cleanup.policy", "delete"))))
          .all()
          .get();
      registry.deleteSubject("changed.recrawls-value");
      registry.updateConfig("changed.pages-value", new Config("NONE"));
    }
  }

  private static AlterConfigOp set(String key, String value) {
    return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
  }

  @Test
  void shouldRefuseRetentionThatCannotBeMeant() throws Exception {
    Commands.Ended longer = topics("create", "no.", "--retention", "pages=90d");
    Commands.Ended odd = topics("check", "no.", "--retention", "pages");

    assertThat(longer.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(longer.err()).contains("--retention: recrawls has to be kept as long as pages");
    assertThat(odd.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(odd.err()).contains("\"pages\" is not TOPIC=DURATION.");
  }
}
