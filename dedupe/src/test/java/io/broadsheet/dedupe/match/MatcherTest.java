package io.broadsheet.dedupe.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.Relation;
import io.broadsheet.dedupe.feature.Features;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {

  private static final String STORY =
      """
      The harbour of Oldport reopened on Monday after two weeks of repairs, the mayor Ida Lund \
      told reporters at the quay. A storm had broken the outer wall in three places.

      Ferries to the islands of Sund and Holm will leave every 40 minutes again, the operator \
      Nordline said, and passengers who paid 120 crowns for a bus ticket will get 60 of them back.

      Fishermen had lost about a third of their catch while the boats lay in Westhaven, 30 \
      kilometres to the south. The government in the capital has promised help by the end of the \
      year.
      """;

  private static final String FIRST_PARAGRAPHS = STORY.substring(0, STORY.lastIndexOf("\n\n"));

  @Test
  void shouldCallTheSameWordsExact() {
    assertThat(match(STORY.toUpperCase(), STORY)).isEqualTo(new Match(Relation.EXACT, 1, 1));
  }

  @Test
  void shouldCallAnEditedStoryNear() {
    String edited =
        STORY.replace("two weeks", "a fortnight").replace("promised help", "offered aid");
    assertThat(match(edited, STORY).relation()).isEqualTo(Relation.NEAR);
  }

  @Test
  void shouldCallACutPartAndItsOriginalExtended() {
    Match part = match(FIRST_PARAGRAPHS, STORY);
    assertThat(part.relation()).isEqualTo(Relation.PART);
    assertThat(part.containment()).isEqualTo(1);
    assertThat(part.similarity()).isBetween(0.5, 0.75);
    assertThat(match(STORY, FIRST_PARAGRAPHS))
        .isEqualTo(new Match(Relation.EXTENDED, part.similarity(), part.containment()));
  }

  @Test
  void shouldRefuseAnotherStory() {
    assertThat(
            find(
                "The bridge over the river Aln will stay closed until May, the county said on"
                    + " Friday.",
                STORY))
        .isEmpty();
  }

  @Test
  void shouldRefuseTheNextIssueOfANotice() {
    String notice =
        "The Central Bank of Norland lent 1,250 million crowns to commercial banks for 7 days at a"
            + " rate of 2.35 percent, it said on Monday. Bids came to 3,480 million crowns from 14"
            + " banks. The highest bid was 2.41 percent and the lowest was 2.29 percent.";
    String next =
        "The Central Bank of Norland lent 1,975 million crowns to commercial banks for 7 days at a"
            + " rate of 2.60 percent, it said on Tuesday. Bids came to 2,915 million crowns from 11"
            + " banks. The highest bid was 2.68 percent and the lowest was 2.55 percent.";
    assertThat(find(next, notice)).isEmpty();
    assertThat(find(notice + " The bank will hold its next auction in a week's time.", notice))
        .isPresent();
  }

  @Test
  void shouldRefuseTheSameAnnouncementOfAnotherCompany() {
    String announcement =
        "%s is issuing a five-year bond, lead manager %s said. The bond pays a fixed coupon and is"
            + " priced at par. It is guaranteed by %s and will be listed in %s. The selling"
            + " concession is one percent while management and underwriting combined pays half a"
            + " percent. The payment date is at the end of the month and there is a short first"
            + " coupon.";
    String one =
        announcement.formatted("Alder Paper Works", "Bank Oro", "Norland Trust", "Marbury");
    String other =
        announcement.formatted("Quill Shipping", "Credit Vale", "Sund Mutual", "Eastport");
    assertThat(find(other, one)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Alder Paper buys back shares, Quill Shipping buys back shares",
    "ALDER PAPER BUYBACK, QUILL SHIPPING BUYBACK"
  })
  void shouldRefuseOneAnnouncementOfTwoCompaniesThatTheirHeadlinesName(String one, String other) {
    String announcement =
        "%s will buy back 50 million crowns of its own shares by April 15, the exchange in Marbury"
            + " said. The purchases are made at 101 percent of the mean price of the 30 days before"
            + " and are led by Orion Royal Bank. They end when the sum is spent, and the shares are"
            + " cancelled after the meeting of May 12.";
    Features alder = Features.of(one, announcement.formatted("Alder Paper Works"));
    Features quill = Features.of(other, announcement.formatted("Quill Shipping Works"));
    assertThat(Matcher.match(quill, alder)).isEmpty();
    assertThat(find(announcement.formatted("Quill"), announcement.formatted("Alder")))
        .as("without headlines, such a pair is taken for a copy")
        .isPresent();
  }

  private static final String AWARD =
      "%s of Marbury is being given an order of 210 million crowns for work on the signals of the"
          + " coast line, the Transport Department said. The work%s consists of two years of"
          + " building and trials and is expected to be finished in January 2031. The department"
          + " said 34 million of the sum lapse at the end of the fiscal year, and that it had asked"
          + " 38 firms and received three bids.";

  @Test
  void shouldRefuseAnAnnouncementThatNamesItsTwinFurtherDown() {
    Features alder = Features.of("ALDER GETS SIGNALS ORDER", AWARD.formatted("Alder Works", ""));
    Features quill =
        Features.of(
            "Quill gets signals order",
            AWARD.formatted("Quill Rail", ", as that given to Alder Works,"));
    assertThat(Matcher.match(quill, alder)).isEmpty();
    assertThat(Matcher.match(alder, quill)).isEmpty();
  }

  @Test
  void shouldFindACopyWhoseOpeningNamesOthersUnderTheSameHeadline() {
    String headline = "Alder gets order, says Transport Department";
    String award = AWARD.formatted("Alder Works", "");
    String local = "Eastmark and Quill Rail were pleased on Tuesday by the news from the capital. ";
    Features original = Features.of(headline, award);
    assertThat(Matcher.match(Features.of(headline, local + award), original)).isPresent();
    assertThat(Matcher.match(Features.of("Quill pleased", award), original)).isPresent();
  }

  @Test
  void shouldFindACopyUnderAHeadlineWithOtherNames() {
    Features original = Features.of("Oldport harbour open again, says Lund", STORY);
    String local = "\n\nIn Eastmark the council of Vera Holt was pleased by the news.";
    for (String headline :
        new String[] {"Nordline to sail to Sund", "Eastmark and Vera Holt pleased"}) {
      assertThat(Matcher.match(Features.of(headline, STORY + local), original)).isPresent();
      assertThat(Matcher.match(Features.of(headline, FIRST_PARAGRAPHS), original)).isPresent();
    }
  }

  private static final String COUNCIL =
      "The council of Marbury voted on Tuesday to close two of its nine schools next summer."
          + " Parents had collected 4,000 signatures against the plan. The schools stand in the"
          + " old town, where few children live now, the councillor Vera Holt said, and"
          + " closing schools was the last thing that the council had wished for.";

  /** What a site prints around each of its stories: teasers, most of them of the same day. */
  private static String furniture(String site) {
    return IntStream.range(0, 40)
        .mapToObj(
            i ->
                "%s readers liked: %s number %d, the %s of the week in %s, by %s."
                    .formatted(
                        site,
                        List.of("Walk", "Recipe", "Concert", "Quiz", "Crossword").get(i % 5),
                        100 + 7 * i,
                        List.of("garden", "kitchen", "stage", "question").get(i % 4),
                        List.of("Sund", "Holm", "Aln").get(i % 3),
                        List.of("Ann Reed", "Tom Vale", "Kim Orr", "Per Dahl").get(i % 4)))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void shouldRefuseTwoStoriesInTheFurnitureOfOneSite() {
    String around = furniture("Mercury");
    for (String front : List.of("", around.substring(0, 1_000))) {
      Features harbour =
          Features.of("Harbour of Oldport open after repairs", front + STORY + around);
      Features schools = Features.of("Council closes schools", front + COUNCIL + around);
      assertThat(Matcher.match(harbour, schools)).isEmpty();
      assertThat(Matcher.match(schools, Features.of("Mercury", front + STORY + around))).isEmpty();
    }
    assertThat(find(COUNCIL + around, STORY + around)).as("without headlines").isEmpty();
  }

  @Test
  void shouldFindAStoryThatTwoSitesPrintInFurnitureOfTheirOwn() {
    Features one = Features.of("Harbour of Oldport open", STORY + furniture("Mercury"));
    Features plain = Features.of("Ferries sail to Sund and Holm again", STORY);
    Features other = Features.of("Oldport has its ferries back", furniture("Herald") + STORY);
    assertThat(Matcher.match(plain, one)).isPresent();
    assertThat(Matcher.match(other, plain)).isPresent();
  }

  @Test
  void shouldFindAnUpdatedStoryUnderANewHeadline() {
    String update =
        "The first ferry left the harbour of Oldport at noon with 212 passengers on board, an hour"
            + " late because of fog. Fishermen cheered on the quay.\n\n";
    for (String around : List.of("", furniture("Mercury"))) {
      assertThat(
              Matcher.match(
                  Features.of("First ferry leaves Oldport in fog", update + STORY + around),
                  Features.of("Harbour of Oldport open", STORY + around)))
          .isPresent();
    }
  }

  @Test
  void shouldRefuseTwoStoriesInTheFurnitureOfASiteInAScriptWithoutSpaces() {
    String around =
        "本站推薦：新鮮食譜、週末旅遊、健康講座、電影評論、音樂會預告、理財訊息。".repeat(2) + "請加入我們的粉絲團，每天收到最新消息與優惠活動通知。版權所有不得轉載。";
    Features one = Features.of("舊港重新開放", "舊港在兩個星期的修理之後於星期一重新開放，市長在碼頭告訴記者港口很安全。" + around);
    Features other = Features.of("議會關閉兩所學校", "議會星期二決定明年夏天關閉兩所學校，家長早已收集四千個簽名表示反對這項計畫。" + around);
    assertThat(Matcher.match(one, other)).isEmpty();
    assertThat(Matcher.match(one, one)).isPresent();
  }

  @Test
  void shouldNotTakeTheSmallWordsOfAHeadlineForSubjects() {
    String again = STORY + " It Is There And Was So. There it is, and so on.";
    assertThat(Matcher.match(Features.of("Is It So", again), Features.of("Lund and Sund", STORY)))
        .isPresent();
    assertThat(Features.of("Is It So", again).subjects()).isEmpty();
  }

  @Test
  void shouldRefuseATableOfNearlyTheSameFiguresInOtherPlaces() {
    String table =
        "The board changed its discount rates as follows. Maturity, new rate, old rate: 30 to 60"
            + " days 5.10 percent 5.10 percent, 61 to 90 days 5.25 percent 5.20 percent, 91 to 180"
            + " days 5.40 percent 5.40 percent, 181 to 270 days 5.55 percent 5.50 percent.";
    String next =
        "The board changed its discount rates as follows. Maturity, new rate, old rate: 30 to 90"
            + " days 5.20 percent 5.10 percent, 91 to 120 days 5.40 percent 5.25 percent, 121 to"
            + " 180 days 5.50 percent 5.40 percent, 181 to 360 days 5.55 percent 5.55 percent.";
    assertThat(find(next, table)).isEmpty();
  }

  @Test
  void shouldTellVeryShortTextsApartByTheirTitles() {
    Features one = Features.of("Harbour reopened", "Details to follow.");
    Features other = Features.of("Bridge closed", "Details to follow.");
    assertThat(Matcher.match(one, other)).isEmpty();
    assertThat(Matcher.match(one, one)).isPresent();
  }

  @Test
  void shouldMatchNothingWithoutWords() {
    assertThat(find("", "")).isEmpty();
    assertThat(find(STORY, "…")).isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("alpha", "beta", "gamma", "12", "Anna", "Oslo", "1999", "the", "and")
        .list()
        .ofMaxSize(30)
        .map(words -> String.join(" ", words));
  }

  @Property(tries = 3000)
  void shouldMatchBothWaysOrNot(@ForAll("texts") String a, @ForAll("texts") String b) {
    Optional<Match> one = find(a, b);
    Optional<Match> other = find(b, a);
    assertThat(other.map(MatcherTest::mirrored)).isEqualTo(one);
  }

  private static Match mirrored(Match match) {
    Relation relation =
        switch (match.relation()) {
          case PART -> Relation.EXTENDED;
          case EXTENDED -> Relation.PART;
          case EXACT, NEAR -> match.relation();
        };
    return new Match(relation, match.similarity(), match.containment());
  }

  private static Match match(String copy, String canonical) {
    return find(copy, canonical).orElseThrow();
  }

  private static Optional<Match> find(String copy, String canonical) {
    return Matcher.match(Features.of(null, copy), Features.of(null, canonical));
  }
}
