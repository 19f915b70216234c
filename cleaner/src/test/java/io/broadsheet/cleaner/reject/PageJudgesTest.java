package io.broadsheet.cleaner.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import io.broadsheet.cleaner.tree.TreeModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageJudgesTest {

  private static final Document DOCUMENT = Jsoup.parse("<title>Oak chair</title>");
  private static final Metadata METADATA =
      new MetadataExtractor().extract(DOCUMENT, null, Instant.EPOCH);
  private static final Extraction EXTRACTION = new Extraction(List.of(), "", false);

  /** Says {@code few} of pages with up to three prices, and {@code many} of others. */
  private static TreeModel byPrices(int few, int many) throws IOException {
    String tree = "tree\nA 3 -1 -2\nleaves %d %d\n".formatted(few, many);
    return TreeModel.read(new BufferedReader(new StringReader(tree)), List.of("A"));
  }

  private static double logOdds(float prices, String... words) throws IOException {
    TreeModel[] models = {byPrices(1, 1), byPrices(-2, -2), byPrices(-4, 3)};
    PageWords weights = new PageWords(List.of(words));
    return new PageJudges(models, weights).logOdds(new float[] {prices}, METADATA, EXTRACTION);
  }

  @Test
  void shouldHearTheFirstJudgeAndTheMostDoubtfulOfTheOthers() throws IOException {
    assertThat(logOdds(0, "intercept 0 0 0")).isEqualTo((1 - 2) / 2.0);
    assertThat(logOdds(5, "intercept 0 0 0")).isEqualTo((1 + 3) / 2.0);
  }

  @Test
  void shouldGiveEachJudgeItsOwnWords() throws IOException {
    assertThat(logOdds(5, "intercept 0 0 0", "t_chair 1 9 -1"))
        .isCloseTo((1 + 1 - 2 + 9) / 2.0, within(1e-6));
    assertThat(logOdds(5, "intercept 0 0 -1")).isEqualTo((1 + 3 - 1) / 2.0);
  }

  @Test
  void shouldRefuseWordsForOtherJudges() {
    assertThatThrownBy(() -> logOdds(0, "intercept 0 0"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
