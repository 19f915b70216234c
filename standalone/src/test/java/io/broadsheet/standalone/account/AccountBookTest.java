package io.broadsheet.standalone.account;

import static io.broadsheet.standalone.account.OutcomeListener.Standing.CANONICAL;
import static io.broadsheet.standalone.account.OutcomeListener.Standing.DUPLICATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.standalone.account.Account.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AccountBookTest {

  private static final PageAt FIRST = new PageAt(0, 0);
  private static final PageAt SECOND = new PageAt(0, 1);
  private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");
  private static final DedupeMemory MEMORY =
      new DedupeMemory(Duration.ofHours(72), Duration.ofHours(96));
  private static final Duration KEPT = Duration.ofDays(7);

  private final AccountBook book = new AccountBook(MEMORY);

  private static FedPage page(String name) {
    return new FedPage(name, "https://site.example/" + name);
  }

  private static PageOutcome.Canonical canonical(String id, int revision) {
    return canonical(id, revision, TIME);
  }

  private static PageOutcome.Canonical canonical(String id, int revision, Instant fetchedAt) {
    return new PageOutcome.Canonical(
        id, "https://site.example/" + id, "Title", revision, fetchedAt, false);
  }

  private static PageOutcome.Duplicate duplicate(String id, String of) {
    return duplicate(id, of, TIME);
  }

  private static PageOutcome.Duplicate duplicate(String id, String of, Instant fetchedAt) {
    return new PageOutcome.Duplicate(
        id, "https://site.example/" + id, "Title", of, "NEAR", 0.8, 1, fetchedAt, false);
  }

  private static PageOutcome.Recrawled recrawled(String id, boolean changed, Instant fetchedAt) {
    return new PageOutcome.Recrawled(id, "url", "Title", changed, fetchedAt);
  }

  @Test
  void shouldBeCompleteWhenEveryPageStandsInOnePlace() {
    book.fed(1, FIRST, page("a"));
    assertThat(book.isComplete()).isFalse();

    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));

    assertThat(book.isComplete()).isTrue();
    assertThat(book.account().counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
  }

  @Test
  void shouldTakeAnOutcomeThatComesBeforeItsPage() {
    book.ends(FIRST, new PageOutcome.Rejected("index-page", "A list."));
    book.fed(1, FIRST, page("a"));

    assertThat(book.isComplete()).isTrue();
  }

  @Test
  void shouldFindAPageThatStandsNowhere() {
    book.fed(1, FIRST, page("a"));

    assertThat(book.account().violations()).singleElement().extracting("page").isEqualTo(page("a"));
  }

  @Test
  void shouldFindAPageThatStandsTwice() {
    book.fed(1, FIRST, page("a"));
    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));
    book.stands(DUPLICATES, "a", FIRST, duplicate("a", "b"));

    assertThat(book.isComplete()).isFalse();
    assertThat(book.account().isLawful()).isFalse();
  }

  @Test
  void shouldFollowAnArticleThatTurnsIntoADuplicate() {
    book.fed(1, FIRST, page("a"));
    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));
    book.stands(DUPLICATES, "a", FIRST, duplicate("a", "b"));
    book.stands(CANONICAL, "a", null, null);

    assertThat(book.account().counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0));
    assertThat(book.account().canonicalId("a")).isEqualTo("b");
  }

  @Test
  void shouldCountThePageOfAnEarlierRevisionWhereTheArticleStands() {
    book.fed(1, FIRST, page("old"));
    book.fed(2, SECOND, page("new"));
    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));
    book.stands(CANONICAL, "a", SECOND, canonical("a", 2));
    book.ends(FIRST, recrawled("a", true, TIME));

    assertThat(book.account().counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
    assertThat(book.account().isLawful()).isTrue();
  }

  @Test
  void shouldCountThePageOfAForgottenArticleWhereItStandsFromALaterCrawl() {
    book.fed(1, FIRST, page("old"));
    book.fed(2, SECOND, page("new"));
    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));
    book.stands(DUPLICATES, "a", SECOND, duplicate("a", "b", TIME.plus(KEPT)));
    book.stands(CANONICAL, "a", null, null);

    assertThat(book.isComplete()).isTrue();
    assertThat(book.account().counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0));
  }

  @Test
  void shouldMissAPageWhoseArticleCameAgainWhileDedupeStillKnewIt() {
    book.fed(1, FIRST, page("old"));
    book.fed(2, SECOND, page("new"));
    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));
    book.stands(CANONICAL, "a", SECOND, canonical("a", 1, TIME.plus(KEPT).minusMillis(1)));

    assertThat(book.isComplete()).isFalse();
    assertThat(book.account().violations()).singleElement().extracting("at").isEqualTo(FIRST);
  }

  @Test
  void shouldLetTimeAdvanceWithAllArticlesAndNotOnlyWithTheOneThatComesAgain() {
    book.fed(1, FIRST, page("old"));
    book.fed(2, SECOND, page("new"));
    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));
    book.stands(CANONICAL, "a", SECOND, canonical("a", 1, TIME.plus(Duration.ofDays(1))));
    assertThat(book.settled()).isEqualTo(1);

    book.ends(new PageAt(1, 0), recrawled("b", false, TIME.plus(KEPT)));

    assertThat(book.settled()).isEqualTo(2);
    assertThat(book.account().counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
  }

  @Test
  void shouldMissAPageWhoseArticleWasTakenBackAndStandsNowhere() {
    book.fed(1, FIRST, page("a"));
    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));
    book.stands(CANONICAL, "a", null, null);

    assertThat(book.isComplete()).isFalse();
    assertThat(book.account().isLawful()).isFalse();
  }

  @Test
  void shouldCountAnUnchangedRecrawlApart() {
    book.fed(1, FIRST, page("a"));
    book.fed(2, SECOND, page("again"));
    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));
    book.ends(SECOND, recrawled("a", false, TIME));

    assertThat(book.account().counts()).isEqualTo(new Counts(2, 1, 0, 0, 0, 1));
  }

  @Test
  void shouldCountAPageThatWasRefusedAtTheDoor() {
    book.refused(1, page("huge"), new PageOutcome.Rejected("too-large", "Too large."));

    assertThat(book.isComplete()).isTrue();
    assertThat(book.account().counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
  }

  @Test
  void shouldListPagesInTheOrderOfReadingAndNotOfAcknowledgement() {
    book.fed(3, SECOND, page("c"));
    book.refused(2, page("huge"), new PageOutcome.Rejected("too-large", "Too large."));
    book.fed(1, FIRST, page("a"));

    assertThat(book.account().entries())
        .extracting(Account.Entry::page)
        .containsExactly(page("a"), page("huge"), page("c"));
  }

  @Provide
  Arbitrary<List<Integer>> events() {
    return Arbitraries.integers().between(0, 63).list().ofMaxSize(60);
  }

  @Property
  void shouldCountAsSettledWhatTheAccountFindsLawful(@ForAll("events") List<Integer> events) {
    AccountBook any = new AccountBook(MEMORY);
    for (int timed : events) {
      Instant time = TIME.plus(KEPT.multipliedBy(timed / 16).dividedBy(2));
      int event = timed % 16;
      PageAt at = new PageAt(0, event % 4);
      String id = "article-" + event % 2;
      switch (event / 4) {
        case 0 -> any.fed(event % 4, at, page(id));
        case 1 -> any.stands(CANONICAL, id, at, canonical(id, 1, time));
        case 2 -> any.stands(DUPLICATES, id, at, duplicate(id, "other", time));
        default -> any.stands(event < 14 ? CANONICAL : DUPLICATES, id, null, null);
      }
    }
    Account account = any.account();
    long lawful = account.entries().stream().filter(Account.Entry::isLawful).count();
    assertThat(any.settled()).isEqualTo((int) lawful);
    assertThat(any.isComplete()).isEqualTo(account.isLawful());
  }
}
