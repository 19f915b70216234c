package io.broadsheet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.TopicCatalogue;
import io.broadsheet.schemas.TopicSpec;
import io.broadsheet.standalone.run.Workers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Topics, groups and grants of the production overlay against the catalogue of topics. */
class TopicsTest {

  private static final int PARTITIONS = 12;
  private static final String PREFIX = ClusterConfig.DEFAULT_TOPIC_PREFIX;
  private static final TopicCatalogue TOPICS = new TopicCatalogue(PREFIX);

  private static List<JsonNode> production() throws Exception {
    return Overlay.PRODUCTION.objects();
  }

  @Test
  void shouldDescribeEveryTopicAsTheCatalogueDoes() throws Exception {
    Map<String, Map<String, String>> manifests =
        Manifests.ofKind(production(), "KafkaTopic")
            .collect(
                Collectors.toMap(it -> it.at("/metadata/name").asText(), TopicsTest::settings));
    Map<String, Map<String, String>> catalogue =
        TOPICS.all(PARTITIONS).stream()
            .collect(Collectors.toMap(TopicSpec::name, TopicsTest::settings));

    assertThat(manifests).isEqualTo(catalogue);
  }

  private static Map<String, String> settings(JsonNode topic) {
    Map<String, String> settings = new TreeMap<>();
    topic
        .at("/spec/config")
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    settings.put("partitions", topic.at("/spec/partitions").asText());
    return settings;
  }

  /** And two replicas that have a record before it counts as written. */
  private static Map<String, String> settings(TopicSpec topic) {
    Map<String, String> settings = new TreeMap<>(topic.settings());
    settings.put("partitions", String.valueOf(topic.partitions()));
    settings.put("min.insync.replicas", "2");
    return settings;
  }

  @Test
  void shouldGrantOnNamesThatExistAndNothingToAll() throws Exception {
    Set<String> topics =
        Stream.concat(TOPICS.all(PARTITIONS).stream(), Stream.of(TOPICS.dedupeMessages(PARTITIONS)))
            .map(TopicSpec::name)
            .collect(Collectors.toSet());
    Set<String> applications =
        Set.of(PREFIX + Workers.CLEANER, PREFIX + Workers.DEDUPE, PREFIX + "ingest");

    for (JsonNode grant : grants()) {
      String name = grant.at("/resource/name").asText();
      boolean literal = grant.at("/resource/patternType").asText().equals("literal");
      if (literal && grant.at("/resource/type").asText().equals("topic")) {
        assertThat(topics).contains(name);
      } else if (!name.equals(PREFIX)) {
        assertThat(applications).contains(name.replaceFirst("-$", ""));
      }
      assertThat(grant.path("operations"))
          .extracting(JsonNode::asText)
          .doesNotContain("All", "AlterConfigs", "ClusterAction");
      boolean isOwn = applications.contains(name.replaceFirst("-$", "")) && name.endsWith("-");
      assertThat(isOwn || !grant.path("operations").toString().contains("\"Alter\""))
          .as("only internal topics of its own may be widened: %s", grant)
          .isTrue();
    }
  }

  private static List<JsonNode> grants() throws Exception {
    return Manifests.ofKind(production(), "KafkaUser")
        .flatMap(it -> Manifests.items(it.at("/spec/authorization/acls")))
        .toList();
  }

  /** The table is what the secured pipeline is tested with. */
  @Test
  void shouldGrantEachRoleExactlyWhatTheSecurityPageLists() throws Exception {
    Map<String, String> users =
        Map.of(
            "setup (`topics`)",
            "topics",
            "ingest",
            "ingest",
            "cleaner",
            "cleaner",
            "dedupe",
            "dedupe");
    Map<String, Set<String>> listed = listedGrants();
    for (String role : users.keySet()) {
      JsonNode user = Manifests.one(production(), "KafkaUser", "broadsheet-" + users.get(role));

      assertThat(
              Manifests.items(user.at("/spec/authorization/acls")).map(TopicsTest::grant).toList())
          .as(role)
          .containsExactlyInAnyOrderElementsOf(listed.get(role));
    }
  }

  private static Map<String, Set<String>> listedGrants() {
    Map<String, Set<String>> listed = new TreeMap<>();
    Matcher row =
        Pattern.compile(
                "(?m)^\\| (.+?) \\| (topic|group|transactional id) \\| `(.+?)` \\| (\\w+) \\| (.+?) \\|$")
            .matcher(Manifests.text(Manifests.ROOT.resolve("docs/security.md")));
    while (row.find()) {
      String pattern = row.group(4).replace("prefixed", "prefix");
      listed
          .computeIfAbsent(row.group(1), role -> new TreeSet<>())
          .add(line(row.group(2), row.group(3), pattern, List.of(row.group(5).split(", "))));
    }
    return listed;
  }

  private static String grant(JsonNode acl) {
    return line(
        acl.at("/resource/type").asText().replace("transactionalId", "transactional id"),
        acl.at("/resource/name").asText(),
        acl.at("/resource/patternType").asText(),
        Manifests.items(acl.path("operations")).map(JsonNode::asText).toList());
  }

  private static String line(String type, String name, String pattern, List<String> operations) {
    return String.join(" ", type, name, pattern, new TreeSet<>(operations).toString());
  }

  @Test
  void shouldLetNobodyWriteWhatAnotherStageMakes() throws Exception {
    assertThat(writers("news.pages")).containsExactly("broadsheet-ingest");
    assertThat(writers("news.articles")).containsExactly("broadsheet-cleaner");
    assertThat(writers("news.canonical")).containsExactly("broadsheet-dedupe");
    assertThat(writers("news.dedupe-messages")).containsExactly("broadsheet-dedupe");
  }

  private static List<String> writers(String topic) throws Exception {
    return Manifests.ofKind(production(), "KafkaUser")
        .filter(
            user ->
                Manifests.items(user.at("/spec/authorization/acls"))
                    .filter(it -> it.at("/resource/type").asText().equals("topic"))
                    .filter(it -> covers(it.path("resource"), topic))
                    .flatMap(it -> Manifests.items(it.path("operations")))
                    .anyMatch(it -> it.asText().equals("Write")))
        .map(user -> user.at("/metadata/name").asText())
        .toList();
  }

  private static boolean covers(JsonNode resource, String topic) {
    String name = resource.path("name").asText();
    return resource.path("patternType").asText().equals("prefix")
        ? topic.startsWith(name)
        : topic.equals(name);
  }

  @Test
  void shouldScaleByTheLagOfItsOwnGroupAndNotBeyondThePartitions() throws Exception {
    Map<String, String> inputs =
        Map.of(Workers.CLEANER, TOPICS.pages(), Workers.DEDUPE, TOPICS.articles());
    for (String worker : inputs.keySet()) {
      JsonNode scaling = Manifests.one(production(), "ScaledObject", "broadsheet-" + worker);
      JsonNode trigger = scaling.at("/spec/triggers/0/metadata");
      JsonNode pod =
          Pods.containers(Manifests.one(production(), "StatefulSet", "broadsheet-" + worker))
              .findFirst()
              .orElseThrow();
      int threads = Integer.parseInt(Pods.variable(pod, "BROADSHEET_THREADS"));

      assertThat(trigger.path("consumerGroup").asText()).isEqualTo(PREFIX + worker);
      assertThat(trigger.path("topic").asText()).isEqualTo(inputs.get(worker));
      assertThat(scaling.at("/spec/maxReplicaCount").asInt() * threads)
          .isLessThanOrEqualTo(PARTITIONS);
      // a standby needs another instance
      assertThat(scaling.at("/spec/minReplicaCount").asInt()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void shouldCreateAsManyPartitionsAsTheManifestsOfTheTopicsSay() throws Exception {
    JsonNode job = Manifests.one(production(), "Job", "broadsheet-topics");

    assertThat(
            Pods.variable(Pods.containers(job).findFirst().orElseThrow(), "BROADSHEET_PARTITIONS"))
        .isEqualTo(String.valueOf(PARTITIONS));
  }

  @Test
  void shouldLetTheLocalBrokerTakeTheLargestRecord() throws Exception {
    JsonNode kafka = Manifests.one(Overlay.LOCAL.objects(), "StatefulSet", "kafka");

    assertThat(
            Pods.variable(
                Pods.containers(kafka).findFirst().orElseThrow(), "KAFKA_MESSAGE_MAX_BYTES"))
        .isEqualTo(String.valueOf(TopicSpec.MAX_RECORD_BYTES));
  }
}
