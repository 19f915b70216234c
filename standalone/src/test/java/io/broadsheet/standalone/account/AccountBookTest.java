package io.broadsheet.standalone.account;

import static io.broadsheet.standalone.account.OutcomeListener.Standing.CANONICAL;
import static io.broadsheet.standalone.account.OutcomeListener.Standing.DUPLICATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.standalone.account.Account.Counts;
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

  private final AccountBook book = new AccountBook();

  private static FedPage page(String name) {
    return new FedPage(name, "https://site.example/" + name);
  }

  private static PageOutcome.Canonical canonical(String id, int revision) {
    return new PageOutcome.Canonical(id, "https://site.example/" + id, "Title", revision);
  }

  private static PageOutcome.Duplicate duplicate(String id, String of) {
    return new PageOutcome.Duplicate(id, "https://site.example/" + id, "Title", of, "NEAR", 0.8, 1);
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
    book.ends(FIRST, new PageOutcome.Recrawled("a", "url", "Title", true));

    assertThat(book.account().counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
    assertThat(book.account().isLawful()).isTrue();
  }

  @Test
  void shouldCountThePageOfAForgottenArticleWhereItStandsFromALaterCrawl() {
    book.fed(1, FIRST, page("old"));
    book.fed(2, SECOND, page("new"));
    book.stands(CANONICAL, "a", FIRST, canonical("a", 1));
    book.stands(DUPLICATES, "a", SECOND, duplicate("a", "b"));
    book.stands(CANONICAL, "a", null, null);

    assertThat(book.isComplete()).isTrue();
    assertThat(book.account().counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0));
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
    book.ends(SECOND, new PageOutcome.Recrawled("a", "url", "Title", false));

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
    return Arbitraries.integers().between(0, 15).list().ofMaxSize(60);
  }

  @Property
  void shouldCountAsSettledWhatTheAccountFindsLawful(@ForAll("events") List<Integer> events) {
    AccountBook any = new AccountBook();
    for (int event : events) {
      PageAt at = new PageAt(0, event % 4);
      String id = "article-" + event % 2;
      switch (event / 4) {
        case 0 -> any.fed(event % 4, at, page(id));
        case 1 -> any.stands(CANONICAL, id, at, canonical(id, 1));
        case 2 -> any.stands(DUPLICATES, id, at, duplicate(id, "other"));
        default -> any.stands(event < 14 ? CANONICAL : DUPLICATES, id, null, null);
      }
    }
    Account account = any.account();
    long lawful = account.entries().stream().filter(Account.Entry::isLawful).count();
    assertThat(any.settled()).isEqualTo((int) lawful);
    assertThat(any.isComplete()).isEqualTo(account.isLawful());
  }
}
