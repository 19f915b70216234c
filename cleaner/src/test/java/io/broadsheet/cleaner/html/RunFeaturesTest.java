package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What the running text tells of a block. */
class RunFeaturesTest {

  private static final String FERRY =
      "<p>The ferry crosses the strait every hour, and the captain says that the ferry stays.</p>";
  private static final String STRAIT =
      "<p>Islanders cross the strait to work, and the captain of the ferry knows them all.</p>";
  private static final String OTHER =
      "<p>Bakeries in the capital sell fewer rolls this year, while flour costs more than ever.</p>";
  private static final String LINKS = "<p>One</p><p>Two</p><p>Three</p><p>Four</p>";

  private static float[][] rows(String body) {
    Document document = Jsoup.parse(body);
    Metadata metadata =
        new MetadataExtractor().extract(document, null, Instant.parse("2026-01-01T00:00:00Z"));
    return BlockFeatures.of(new PageFacts(BlockReader.read(document), metadata), 0);
  }

  private static float at(float[][] rows, int block, Feature feature) {
    return rows[block][feature.ordinal()];
  }

  @Test
  void shouldPartRunsWhereManyShortBlocksStand() {
    float[][] rows = rows(FERRY + "<p>Short</p>" + STRAIT + LINKS + OTHER);
    assertThat(at(rows, 1, Feature.RUN)).isZero();
    assertThat(at(rows, 1, Feature.IN_RUN)).isEqualTo(1);
    assertThat(at(rows, 2, Feature.UNTIL_RUN_END)).isEqualTo(1);
    assertThat(at(rows, 5, Feature.IN_RUN)).isZero();
    assertThat(at(rows, 7, Feature.RUN)).isEqualTo(1);
    assertThat(at(rows, 7, Feature.GAP_BEFORE_RUN)).isEqualTo(4);
    assertThat(at(rows, 0, Feature.RUN_SHARE)).isEqualTo(1);
    assertThat(at(rows, 7, Feature.UNTIL_MAIN_END)).isNegative();
  }

  @Test
  void shouldTellBlocksThatShareWordsWithTheTextFromOthers() {
    float[][] rows = rows(FERRY + STRAIT + LINKS + OTHER);
    assertThat(at(rows, 0, Feature.COHESION_WITH_MAIN)).isGreaterThan(0.3f);
    assertThat(at(rows, 6, Feature.COHESION_WITH_MAIN)).isLessThan(0.2f);
    assertThat(at(rows, 0, Feature.RUN_COHESION)).isGreaterThan(at(rows, 6, Feature.RUN_COHESION));
  }

  @Test
  void shouldShareWordsInScriptsWithoutSpacesToo() {
    String story = "<p>渡轮每小时穿过海峡一次,船长说,这艘渡轮会留在岛上继续服务居民。</p>";
    String other = "<p>首都的面包店今年卖出的面包减少了,而面粉的价格比以往任何时候都高。</p>";
    float[][] rows = rows(story + "<p>岛民每天乘渡轮穿过海峡去上班,船长认识他们所有人,已经二十年了。</p>" + LINKS + other);
    assertThat(at(rows, 0, Feature.COHESION_WITH_MAIN))
        .isGreaterThan(at(rows, 6, Feature.COHESION_WITH_MAIN));
  }

  @Test
  void shouldMeasureAPageWithoutProse() {
    float[][] rows = rows(LINKS);
    assertThat(at(rows, 0, Feature.RUN)).isEqualTo(-1);
    assertThat(at(rows, 0, Feature.COHESION)).isZero();
  }
}
