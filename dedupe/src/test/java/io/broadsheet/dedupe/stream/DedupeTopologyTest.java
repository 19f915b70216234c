package io.broadsheet.dedupe.stream;

import static io.broadsheet.dedupe.stream.DedupeDriver.NOON;
import static io.broadsheet.dedupe.stream.DedupeDriver.OTHER_STORY;
import static io.broadsheet.dedupe.stream.DedupeDriver.STORY;
import static io.broadsheet.dedupe.stream.DedupeDriver.canonical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.Duplicate;
import io.broadsheet.schemas.PageRef;
import io.broadsheet.schemas.Recrawl;
import io.broadsheet.schemas.RecrawlKind;
import io.broadsheet.schemas.Relation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DedupeTopologyTest {

  @TempDir private Path state;

  private DedupeDriver dedupe;

  @BeforeEach
  void start() {
    dedupe = new DedupeDriver("dedupe-topology", state);
  }

  @AfterEach
  void stop() {
    dedupe.close();
  }

  @Test
  void shouldPublishAFirstArticleAsCanonical() {
    Article article = dedupe.send("a", NOON, STORY);

    assertThat(dedupe.canonical().readKeyValuesToList())
        .containsExactly(new KeyValue<>("a", canonical(article, 1)));
    assertThat(dedupe.duplicates().isEmpty()).isTrue();
  }

  @Test
  void shouldPublishACopyAsDuplicateOfTheEarlierArticle() {
    dedupe.send("a", NOON, STORY);
    dedupe.send("b", NOON.plusSeconds(60), STORY);

    Duplicate copy = dedupe.duplicates().readValue();
    assertThat(copy.getId()).isEqualTo("b");
    assertThat(copy.getCanonicalId()).isEqualTo("a");
    assertThat(copy.getCanonicalUrl()).isEqualTo("https://site.example/a");
    assertThat(copy.getRelation()).isEqualTo(Relation.EXACT);
    assertThat(copy.getPage()).isEqualTo(new PageRef(0, 1L));
    assertThat(dedupe.canonical().readKeyValuesToList())
        .as("b may have been canonical before its state went")
        .extracting(record -> record.key, record -> record.value == null)
        .containsExactly(tuple("a", false), tuple("b", true));
  }

  @Test
  void shouldKeepDifferentStoriesApart() {
    dedupe.send("a", NOON, STORY);
    dedupe.send("b", NOON, OTHER_STORY);

    assertThat(dedupe.canonical().readKeyValuesToList()).hasSize(2);
  }

  @Test
  void shouldRetractCanonicalWhenAnEarlierCopyArrives() {
    dedupe.send("late", NOON, STORY);
    dedupe.canonical().readKeyValuesToList();

    Article early = dedupe.send("early", NOON.minusSeconds(60), STORY);

    assertThat(dedupe.canonical().readKeyValuesToList())
        .containsExactly(
            new KeyValue<>("early", canonical(early, 1)), new KeyValue<>("late", null));
    assertThat(dedupe.duplicates().readValue().getCanonicalId()).isEqualTo("early");
  }

  @Test
  void shouldCountAnUnchangedRecrawlAndPublishNothing() {
    dedupe.send("a", NOON, STORY);
    dedupe.canonical().readKeyValuesToList();

    dedupe.send("a", NOON.plusSeconds(60), STORY);

    Recrawl recrawl = dedupe.recrawls().readValue();
    assertThat(recrawl.getKind()).isEqualTo(RecrawlKind.UNCHANGED);
    assertThat(recrawl.getPage()).isEqualTo(new PageRef(0, 1L));
    assertThat(dedupe.canonical().isEmpty()).isTrue();
  }

  @Test
  void shouldLetTheEarliestCrawlStandWhicheverArrivesFirst() {
    dedupe.send("a", NOON, STORY);
    Article earlier = dedupe.send("a", NOON.minusSeconds(60), STORY);

    assertThat(dedupe.canonical().readKeyValuesToList())
        .last()
        .isEqualTo(new KeyValue<>("a", canonical(earlier, 1)));
    assertThat(dedupe.recrawls().readValue().getPage()).isEqualTo(new PageRef(0, 0L));
  }

  @Test
  void shouldLetTheEarliestCrawlOfARevisionStand() {
    dedupe.send("a", NOON, STORY);
    dedupe.send("a", NOON.plusSeconds(120), OTHER_STORY);
    Article earlier = dedupe.send("a", NOON.plusSeconds(60), OTHER_STORY);

    assertThat(dedupe.canonical().readKeyValuesToList())
        .last()
        .isEqualTo(new KeyValue<>("a", canonical(earlier, 2)));
    assertThat(dedupe.recrawls().readKeyValuesToList())
        .extracting(record -> record.value.getPage())
        .containsExactly(new PageRef(0, 0L), new PageRef(0, 1L));
  }

  @Test
  void shouldPublishAChangedTextAsRevisionInPlace() {
    dedupe.send("a", NOON, STORY);
    Article changed = dedupe.send("a", NOON.plusSeconds(60), OTHER_STORY);

    assertThat(dedupe.canonical().readKeyValuesToList())
        .last()
        .isEqualTo(new KeyValue<>("a", canonical(changed, 2)));
    Recrawl superseded = dedupe.recrawls().readValue();
    assertThat(superseded.getKind()).isEqualTo(RecrawlKind.SUPERSEDED);
    assertThat(superseded.getPage()).isEqualTo(new PageRef(0, 0L));
  }

  @Test
  void shouldFreeADuplicateWhoseCanonicalArticleChanged() {
    dedupe.send("a", NOON, STORY);
    Article copy = dedupe.send("b", NOON.plusSeconds(60), STORY);
    dedupe.canonical().readKeyValuesToList();
    dedupe.duplicates().readKeyValuesToList();

    dedupe.send("a", NOON.plusSeconds(120), OTHER_STORY);

    assertThat(dedupe.canonical().readKeyValuesToList())
        .contains(new KeyValue<>("b", canonical(copy, 1)));
    assertThat(dedupe.duplicates().readKeyValuesToList())
        .containsExactly(new KeyValue<>("b", null));
  }

  @Test
  void shouldNotPublishAnOlderTextThatComesLate() {
    dedupe.send("a", NOON, STORY);
    dedupe.canonical().readKeyValuesToList();

    dedupe.send("a", NOON.minusSeconds(60), OTHER_STORY);

    assertThat(dedupe.recrawls().readValue().getKind()).isEqualTo(RecrawlKind.SUPERSEDED);
    assertThat(dedupe.canonical().readKeyValuesToList())
        .allSatisfy(record -> assertThat(record.value.getArticle().getText()).isEqualTo(STORY));
  }

  @Test
  void shouldDeadLetterAnArticleWithoutAValue() {
    dedupe.sendTombstone("a");

    assertThat(dedupe.deadLetters().readKeyValuesToList())
        .extracting(record -> record.value.getStage())
        .isEqualTo(List.of("dedupe/decide"));
  }

  @Test
  void shouldDeadLetterAnIdOrAnAddressThatNoRecordCanRepeat() {
    dedupe.send("i".repeat(300), NOON, STORY);
    dedupe.send("a", NOON, STORY, "https://site.example/" + "p".repeat(20_000));
    dedupe.send("b", NOON, STORY);

    assertThat(dedupe.deadLetters().readKeyValuesToList())
        .extracting(record -> record.value.getMessage())
        .satisfiesExactly(
            id -> assertThat(id).contains("id of the article has 300 characters"),
            url -> assertThat(url).contains("address of the article has 20,021 characters"));
    assertThat(dedupe.canonical().readKeyValuesToList()).extracting(it -> it.key).contains("b");
  }

  @Test
  void shouldKeepItsShape() {
    assertThat(
            new DedupeTopology(
                    new ClusterConfig("none:9092", "mock://shape", "news.", Map.of()),
                    FixedLog.layout(6, "messages-1"),
                    DedupeSettings.DEFAULT,
                    Patience.DEFAULT)
                .build()
                .describe())
        .as("a new shape may not fit the state of running workers: see docs/upgrades.md")
        .hasToString(
            """
            Topologies:
               Sub-topology: 0
                Source: articles (topics: [news.articles])
                  --> decide
                Source: messages (topics: [news.dedupe-messages])
                  --> decide
                Processor: decide (stores: [remembered, registrations, bodies, homes, progress])
                  --> canonical, duplicates, recrawls, send
                  <-- articles, messages
                Sink: canonical (topic: news.canonical)
                  <-- decide
                Sink: duplicates (topic: news.duplicates)
                  <-- decide
                Sink: recrawls (topic: news.recrawls)
                  <-- decide
                Sink: send (topic: news.dedupe-messages)
                  <-- decide

            """);
  }
}
