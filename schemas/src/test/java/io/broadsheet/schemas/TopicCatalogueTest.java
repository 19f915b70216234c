package io.broadsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

  private final TopicCatalogue topics = new TopicCatalogue("news.");

  @Test
  void shouldPutThePrefixBeforeEveryName() {
    assertThat(new TopicCatalogue("eu.").all(3))
        .extracting(TopicSpec::name)
        .containsExactly(
            "eu.pages",
            "eu.articles",
            "eu.canonical",
            "eu.duplicates",
            "eu.recrawls",
            "eu.rejected",
            "eu.dead-letters",
            "eu.replays");
  }

  @Test
  void shouldCompactWhatStandsAndDeleteWhatPasses() {
    assertThat(topics.all(3))
        .filteredOn(TopicSpec::isCompacted)
        .extracting(TopicSpec::name)
        .containsExactly(topics.canonical(), topics.duplicates());
  }

  @Test
  void shouldKeepTombstonesForConsumersThatWereAwayForDays() {
    assertThat(topics.all(3))
        .filteredOn(TopicSpec::isCompacted)
        .allSatisfy(
            topic ->
                assertThat(topic.settings())
                    .containsEntry("delete.retention.ms", String.valueOf(7 * 24 * 3600 * 1000)));
  }

  @Test
  void shouldKeepTheMarkOfAReplayLongerThanTheLetter() {
    Map<String, TopicSpec> byName =
        topics.all(3).stream().collect(Collectors.toMap(TopicSpec::name, topic -> topic));
    assertThat(byName.get(topics.replays()).retention())
        .isGreaterThan(byName.get(topics.deadLetters()).retention());
  }

  @Test
  void shouldKeepTopicsForAsLongAsTheOperatorSays() {
    Map<String, Duration> wanted =
        Map.of("pages", Duration.ofDays(14), "canonical", Duration.ofDays(30));

    Map<String, Map<String, String>> settings =
        topics.all(3, wanted).stream()
            .collect(Collectors.toMap(TopicSpec::name, TopicSpec::settings));

    assertThat(settings.get(topics.pages()))
        .containsEntry("retention.ms", String.valueOf(Duration.ofDays(14).toMillis()));
    assertThat(settings.get(topics.canonical()))
        .containsEntry("delete.retention.ms", String.valueOf(Duration.ofDays(30).toMillis()));
    assertThat(settings.get(topics.articles()))
        .containsEntry("retention.ms", String.valueOf(Duration.ofDays(7).toMillis()));
  }

  @Test
  void shouldRefuseRetentionThatBreaksWhatTopicsPromiseEachOther() {
    assertThatThrownBy(() -> topics.all(3, Map.of("pages", Duration.ofDays(31))))
        .hasMessage(
            "recrawls has to be kept as long as pages, or an audit would miss what became of them.");
    assertThatThrownBy(() -> topics.all(3, Map.of("dead-letters", Duration.ofDays(60))))
        .hasMessageContaining("replays has to be kept longer than dead-letters");
    assertThatThrownBy(() -> topics.all(3, Map.of("page", Duration.ofDays(1))))
        .hasMessageStartingWith("There is no topic \"page\", but: articles, canonical,");
    assertThatThrownBy(() -> topics.all(3, Map.of("pages", Duration.ZERO)))
        .hasMessageContaining("pages has to be kept for some time");
  }

  @Test
  void shouldTakeAPageOfFiveMebibytesOnEveryTopic() {
    assertThat(topics.all(3))
        .allSatisfy(
            topic ->
                assertThat(Integer.parseInt(topic.settings().get("max.message.bytes")))
                    .isGreaterThan(5 * 1024 * 1024));
  }

  @Test
  void shouldDocumentEveryFieldOfEverySchema() {
    for (TopicSpec topic : topics.all(3)) {
      assertThat(topic.valueSchema().getDoc()).isNotBlank();
      assertThat(topic.valueSchema().getFields())
          .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }
  }

  @Test
  void shouldReadItsOwnRecordsWithEveryOptionalFieldLeftOut() {
    for (TopicSpec topic : topics.all(3)) {
      Schema schema = topic.valueSchema();
      List<Schema.Field> required =
          schema.getFields().stream()
              .filter(field -> !field.hasDefaultValue())
              .map(field -> new Schema.Field(field, field.schema()))
              .toList();
      Schema oldest =
          Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, required);
      assertThat(SchemaCompatibility.checkReaderWriterCompatibility(schema, oldest).getType())
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
  }
}
