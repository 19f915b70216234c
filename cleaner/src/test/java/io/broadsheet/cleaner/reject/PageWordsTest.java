package io.broadsheet.cleaner.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.html.HtmlExtractor;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageWordsTest {

  private static final String PAGE =
      "<head><title>Repairs</title><meta name='description' content='We mend, and sell, bicycles'>"
          + "<link rel='canonical' href='https://www.example.com/Our-Services/tyres?sort=new#top'>"
          + "</head><body><nav><a href='/cart'>Your cart</a></nav><h1>Repairs</h1>"
          + "<p>Bring your bicycle on any day of the week before noon, and collect it in the evening"
          + " of the same day. We mend tyres, brakes and chains, and we tell you beforehand what it"
          + " will cost.</p></body>";

  private static double[] logOdds(String... lines) {
    Document document = Jsoup.parse(PAGE);
    Metadata metadata = new MetadataExtractor().extract(document, null, Instant.EPOCH);
    Extraction extraction = new HtmlExtractor().extract(document, metadata);
    return new PageWords(List.of(lines)).logOdds(metadata, extraction);
  }

  @Test
  void shouldFindEachKindOfWord() {
    for (String word :
        List.of("t_repairs", "h_repairs", "b_your_cart", "n_cart", "u_services", "d_bicycles")) {
      assertThat(logOdds("intercept 0.25 1", word + " 2 -3")).as(word).containsExactly(2.25, -2);
    }
  }

  @Test
  void shouldFindNothingElse() {
    for (String word :
        List.of(
            "t_services", "b_cart", "n_bring", "n_noon", "u_www", "u_sort", "u_top", "d_noon")) {
      assertThat(logOdds("intercept 0.25 1", word + " 2 -3")).as(word).containsExactly(0.25, 1);
    }
  }

  @Test
  void shouldLetNoGroupBeLouderForHavingMoreWords() {
    double odds =
        logOdds("intercept 0", "u_our 1", "u_services 1", "u_tyres 1", "u_x 9", "d_we 1")[0];

    assertThat(odds).isCloseTo(3 / Math.sqrt(3) + 1, within(1e-6));
  }
}
