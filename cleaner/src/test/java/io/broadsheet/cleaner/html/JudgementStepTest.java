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

class JudgementStepTest {

  private static final String TEXT =
      "<p>The orchard opens at nine every morning, and visitors may pick whatever they like.</p>";

  private static List<String> kept(String body, float... scores) {
    Document document = Jsoup.parse(body);
    Metadata metadata =
        new MetadataExtractor().extract(document, null, Instant.parse("2024-06-01T00:00:00Z"));
    PageFacts page = new PageFacts(BlockReader.read(document), metadata);
    new JudgementStep(scores).apply(page);
    return page.blocks().stream().filter(Block::isKept).map(Block::text).toList();
  }

  @Test
  void shouldRemoveJunkOfWhichTheModelIsNotSure() {
    assertThat(kept(TEXT + "<p>Advertisement</p>" + TEXT, 1, 0.7f, 1))
        .doesNotContain("Advertisement");
    assertThat(kept(TEXT + "<p>Advertisement</p>" + TEXT, 1, 0.9f, 1)).contains("Advertisement");
  }

  @Test
  void shouldKeepTheHeadingOfKeptQuestions() {
    assertThat(kept(TEXT + "<h2>FAQ</h2>" + TEXT, 1, 0.7f, 1)).contains("FAQ");
  }

  @Test
  void shouldRemoveALinkThatLeadsAway() {
    assertThat(kept(TEXT + "<p><a href=/faq>FAQ</a></p>" + TEXT, 1, 0.7f, 1)).doesNotContain("FAQ");
  }

  @Test
  void shouldRemoveTheHeadingOfWhatIsRemoved() {
    assertThat(kept(TEXT + "<h2>FAQ</h2>" + TEXT, 1, 0.7f, 0)).doesNotContain("FAQ");
    assertThat(kept(TEXT + "<h2>FAQ</h2>", 1, 0.7f)).doesNotContain("FAQ");
  }

  @Test
  void shouldRemoveADoubtfulHeadingWithNothingUnderIt() {
    String body = TEXT + "<h2>Our orchards</h2><p>One</p><p>Two</p>" + TEXT;

    assertThat(kept(body, 1, 0.7f, 0, 0, 1)).doesNotContain("Our orchards");
    assertThat(kept(body, 1, 0.7f, 0, 1, 1)).contains("Our orchards");
    assertThat(kept(body, 1, 0.9f, 0, 0, 1)).contains("Our orchards");
  }

  @Test
  void shouldKeepShortItemsAmidTheText() {
    String list = "<ul><li>Apples, from August on<li>Pears<li>Quinces, in October</ul>";

    assertThat(kept(TEXT + list + TEXT, 1, 0.9f, 0.2f, 0.9f, 1)).contains("Pears");
    assertThat(kept(TEXT + list + TEXT, 1, 0.9f, 0.05f, 0.9f, 1)).doesNotContain("Pears");
    assertThat(kept(TEXT + list + TEXT, 1, 0.9f, 0.2f, 0, 0)).doesNotContain("Pears");
    assertThat(
            kept(
                TEXT + "<div><div><div><div><h4>Map</h4></div></div></div></div>" + TEXT,
                1,
                0.2f,
                1))
        .doesNotContain("Map");
  }
}
