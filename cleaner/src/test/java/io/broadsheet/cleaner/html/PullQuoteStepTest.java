package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.metadata.MetadataExtractor;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PullQuoteStepTest {

  private static final String SAID =
      "nobody in this valley has ever thrown away a good apple or pear";
  private static final String PARAGRAPH =
      "<p>The cider maker laughed. “Here, " + SAID + ",” she said, and went back to her press.</p>";

  private static List<String> kept(String body) {
    Document document = Jsoup.parse(body);
    Metadata metadata =
        new MetadataExtractor().extract(document, null, Instant.parse("2024-06-01T00:00:00Z"));
    PageFacts page = new PageFacts(BlockReader.read(document), metadata);
    new PullQuoteStep().apply(page);
    return page.blocks().stream().filter(Block::isKept).map(Block::text).toList();
  }

  @Test
  void shouldRemoveAQuotationThatTheTextHolds() {
    assertThat(kept("<blockquote>" + SAID + ".</blockquote>" + PARAGRAPH)).hasSize(1);
    assertThat(kept(PARAGRAPH + "<h3>“" + SAID + "!”</h3>")).hasSize(1);
    assertThat(kept(PARAGRAPH + "<div class=pullquote><p>" + SAID + "</p></div>")).hasSize(1);
  }

  @Test
  void shouldKeepAQuotationThatStandsOnce() {
    assertThat(
            kept(
                PARAGRAPH
                    + "<blockquote>We press what we pick, and we drink what we press.</blockquote>"))
        .hasSize(2);
  }

  @Test
  void shouldKeepAParagraphThatBeginsWithAQuotation() {
    String paragraph = "<p>“Nobody in this valley,” she said, “has ever thrown away an apple.</p>";

    assertThat(kept(paragraph + PARAGRAPH + paragraph.replace("<p>", "<p>Said before: ")))
        .hasSize(3);
  }

  @Test
  void shouldKeepHeadingsAndLinesThatTheTextTakesUp() {
    assertThat(kept("<h2>" + SAID + "</h2>" + PARAGRAPH)).hasSize(2);
    assertThat(kept("<blockquote>a good apple</blockquote>" + PARAGRAPH)).hasSize(2);
  }
}
