package io.broadsheet.standalone.audit;

import static io.broadsheet.standalone.account.OutcomeListener.Standing.CANONICAL;
import static io.broadsheet.standalone.account.OutcomeListener.Standing.DEAD_LETTERS;
import static io.broadsheet.standalone.account.OutcomeListener.Standing.DUPLICATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.standalone.account.Account;
import io.broadsheet.standalone.account.AccountBook;
import io.broadsheet.standalone.account.DedupeMemory;
import io.broadsheet.standalone.account.FedPage;
import io.broadsheet.standalone.account.OutcomeListener;
import io.broadsheet.standalone.account.PageAt;
import io.broadsheet.standalone.account.PageOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final int PAGES = 4;

  /** One time only, so that nothing is forgotten: to find that out is an investigation's part. */
  private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");

  /** One change of what stands, made up from a number. */
  private static void tell(OutcomeListener listener, int event) {
    PageAt page = new PageAt(event % 2, event / 2 % 3);
    String key = "key-" + event / 6 % 3;
    switch (event / 18) {
      case 0 -> listener.stands(CANONICAL, key, page, canonical(key), null);
      case 1 -> listener.stands(CANONICAL, key, null, null, null);
      case 2 -> listener.stands(DUPLICATES, key, page, duplicate(key), null);
      case 3 -> listener.stands(DUPLICATES, key, null, null, null);
      case 4 -> listener.ends(page, new PageOutcome.Rejected("index-page", "A list."), null);
      default -> listener.ends(page, recrawl(key), null);
    }
  }

  private static PageOutcome canonical(String id) {
    return new PageOutcome.Canonical(id, "url", "title", 1, TIME, false);
  }

  private static PageOutcome duplicate(String id) {
    return new PageOutcome.Duplicate(id, "url", "title", "other", "NEAR", 0.8, 1, TIME, false);
  }

  private static PageOutcome recrawl(String id) {
    return new PageOutcome.Recrawled(id, "url", "title", true, TIME);
  }

  /** Partition 1 has an offset 2 that is outside of what both take account of. */
  @Property
  void shouldFindTheViolationsThatABookOfAllDetailsFinds(
      @ForAll @Size(max = 40) List<@IntRange(max = 107) Integer> events) {
    Ledger ledger = new Ledger(Map.of(0, new PageCounts(0, 2), 1, new PageCounts(0, 2)));
    AccountBook book = new AccountBook(DedupeMemory.DEFAULT);
    for (int i = 0; i < PAGES; i++) {
      book.fed(i, new PageAt(i % 2, i / 2), new FedPage("source", "url"));
    }
    for (int event : events) {
      tell(ledger, event);
      tell(book, event);
    }
    assertThat(ledger.violations())
        .containsExactlyInAnyOrderElementsOf(
            book.account().violations().stream().map(Account.Entry::at).toList());
    assertThat(ledger.unlawful()).isEqualTo(ledger.violations().size());
  }

  @Test
  void shouldCountAnArticleAsLateForAsLongAsItsRecordSaysSo() {
    Ledger ledger = new Ledger(Map.of(0, new PageCounts(0, 2)));
    PageAt page = new PageAt(0, 0);
    ledger.stands(
        CANONICAL, "a", page, new PageOutcome.Canonical("a", "url", "t", 1, TIME, true), null);
    assertThat(ledger.late()).isEqualTo(1);
    ledger.stands(CANONICAL, "a", page, canonical("a"), null);
    assertThat(ledger.late()).isZero();
  }

  @Property
  void shouldCountAReplayedLetterAsReplayedAndNotAsALetter(
      @ForAll @IntRange(max = 1) int partition) {
    Ledger ledger = new Ledger(Map.of(0, new PageCounts(0, 1), 1, new PageCounts(0, 1)));
    PageAt page = new PageAt(partition, 0);
    var letter = new PageOutcome.DeadLettered("cleaner/clean", "Error", "a fault");
    ledger.stands(DEAD_LETTERS, "0@7", page, letter, null);
    ledger.stands(DEAD_LETTERS, "0@7", page, new PageOutcome.Replayed(new PageAt(0, 9)), null);

    assertThat(ledger.count(Place.DEAD_LETTER)).isZero();
    assertThat(ledger.count(Place.REPLAYED)).isEqualTo(1);
    assertThat(ledger.violations()).containsExactly(new PageAt(1 - partition, 0));
  }
}
