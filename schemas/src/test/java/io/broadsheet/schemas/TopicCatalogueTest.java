package io.broadsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

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
