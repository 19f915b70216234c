package io.broadsheet.cleaner.flat;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.cleaner.CleanArticle.Removal;
import io.broadsheet.cleaner.RejectionReason;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlatPageExtractorTest {

  private static final String OPENING =
      "The harbour of Lowmouth will be closed to ferries for three weeks in August, the town council"
          + " said on Monday, while divers repair the foundations of the northern pier.";
  private static final String REASON =
      "Engineers found cracks in eleven of the forty pillars of the pier during a routine inspection"
          + " in May, and warned that a heavy storm could bring the pier down.";
  private static final String QUOTE =
      "\"We had hoped to wait until the end of the season, but the engineers left us no choice,\" said"
          + " the mayor of Lowmouth, Ada Finch, at a meeting of the council.";
  private static final String TRADERS =
      "Traders on the quay said that they expected to lose a third of their income for the summer, and"
          + " asked the council to waive the rent of their stalls until the ferries are back.";
  private static final String PLAN =
      "Ferries will leave from the fishing port of Sandwick instead, and a bus will take passengers"
          + " there from the market square every twenty minutes.";

  private final FlatPageExtractor extractor = new FlatPageExtractor();

  @Test
  void shouldTakeMetadataAndJunkOutOfAMarkdownPage() {
    FlatArticle article =
        extract(
            "# Lowmouth Closes Its Harbour for Three Weeks",
            "By [XNA](#)",
            "July 7, 2025",
            "Ada Finch at the pier. **Jo Miller / XNA**",
            OPENING,
            "Related article: [Storm sinks two yachts](https://example.org/yachts)",
            REASON,
            QUOTE,
            TRADERS,
            PLAN,
            "Original url:",
            "<https://example.org/2025/07/07/harbour>");
    assertThat(article.title()).isEqualTo("Lowmouth Closes Its Harbour for Three Weeks");
    assertThat(article.authors()).containsExactly("XNA");
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2025-07-07T00:00:00Z"));
    assertThat(article.url()).isEqualTo("https://example.org/2025/07/07/harbour");
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.text()).isEqualTo(text(OPENING, REASON, QUOTE, TRADERS, PLAN));
    assertThat(article.removals())
        .extracting(Removal::kind)
        .containsExactly("title", "byline", "date", "caption", "related", "source", "address");
  }

  @Test
  void shouldRemoveTheSummaryBoxAboveTheTextButNotListsInIt() {
    FlatArticle article =
        extract(
            "Lowmouth Closes Its Harbour for Three Weeks",
            "Key Takeaways",
            "- The pier is cracked.",
            "- Ferries leave from Sandwick.",
            OPENING,
            REASON,
            QUOTE,
            TRADERS,
            PLAN);
    assertThat(article.text()).isEqualTo(text(OPENING, REASON, QUOTE, TRADERS, PLAN));
  }

  @Test
  void shouldGoOnWithTheTextBelowWhatInterruptsIt() {
    FlatArticle article =
        extract(
            "The Lowmouth Observer",
            "Home News Sport Opinion Subscribe",
            "Sign in",
            "Lowmouth closes its harbour for three weeks",
            "Share this article",
            "Copy link",
            OPENING,
            "Read more: Fares to rise in June",
            REASON,
            "Advertisement",
            QUOTE,
            "Get the evening letter",
            "The stories of the day, delivered to your inbox at six.",
            "Enter your email address",
            "Sign up",
            TRADERS,
            PLAN,
            "More on this story",
            "Ten piers you can walk on",
            "Comments (48)",
            "Most read",
            "About us Contact us Privacy policy Terms",
            "© 2026 Lowmouth Media Ltd. All rights reserved.");
    assertThat(article.text()).isEqualTo(text(OPENING, REASON, QUOTE, TRADERS, PLAN));
  }

  @Test
  void shouldRemoveTheMenuBelowAndTheCreditAtTheEnd() {
    FlatArticle article =
        extract(
            "Lowmouth Closes Its Harbour for Three Weeks",
            OPENING,
            OPENING,
            REASON,
            QUOTE,
            TRADERS,
            PLAN + " | XNA, ABC",
            "Follow us also on our channel",
            "Music",
            "Trailers",
            "Business",
            "Technology",
            "Trending Videos",
            "Search",
            "Download App");
    assertThat(article.text()).isEqualTo(text(OPENING, REASON, QUOTE, TRADERS, PLAN));
    assertThat(article.lead()).isEqualTo(OPENING);
    assertThat(article.authors()).containsExactly("XNA", "ABC");
  }

  @Test
  void shouldRestoreParagraphsThatASentenceSplitterGlued() {
    String page =
        OPENING.replace("of Lowmouth", "of St.\nLowmouth") + REASON + QUOTE + TRADERS + PLAN;
    assertThat(extract(page).text())
        .isEqualTo(
            text(OPENING.replace("of Lowmouth", "of St. Lowmouth"), REASON, QUOTE, TRADERS, PLAN));
  }

  @Test
  void shouldJoinLinesThatWereBrokenAtAWidth() {
    String page = text(OPENING, REASON, QUOTE, TRADERS, PLAN);
    StringBuilder wrapped = new StringBuilder();
    int width = 0;
    for (String word : page.split(" ")) {
      boolean breaks = width + word.length() > 70;
      wrapped.append(breaks ? "\n" : wrapped.length() == 0 ? "" : " ").append(word);
      width = breaks || word.contains("\n") ? word.length() : width + word.length() + 1;
    }
    assertThat(extract(wrapped.toString()).text()).isEqualTo(page);
  }

  @Test
  void shouldRejectWhatHoldsNoArticle() {
    assertThat(extractor.extract(" \n\n\u200b\n"))
        .isInstanceOfSatisfying(
            FlatOutcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.EMPTY));
    assertThat(extractor.extract("Home\nNews\nSport\nSearch\nLog in\nAll rights reserved"))
        .isInstanceOfSatisfying(
            FlatOutcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.TOO_SHORT));
  }

  private FlatArticle extract(String... lines) {
    FlatOutcome outcome = extractor.extract(String.join("\n", lines));
    assertThat(outcome).isInstanceOf(FlatOutcome.Extracted.class);
    return ((FlatOutcome.Extracted) outcome).article();
  }

  private static String text(String... paragraphs) {
    return String.join("\n\n", paragraphs);
  }
}
