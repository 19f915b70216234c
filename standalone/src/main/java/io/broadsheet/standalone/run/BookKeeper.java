package io.broadsheet.standalone.run;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageFeed;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.account.AccountBook;
import io.broadsheet.standalone.account.FedPage;
import io.broadsheet.standalone.account.PageAt;
import io.broadsheet.standalone.account.PageOutcome;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Enters every page that was fed into the account book.
 *
 * @param unreadable collects what never became a page
 * @param whileFeeding run some times a second
 */
record BookKeeper(
    AccountBook book, List<InputItem.Unreadable> unreadable, FeedNotes notes, Runnable whileFeeding)
    implements PageFeed.Listener {

  @Override
  public void accepted(long number, RawPage page, RecordMetadata at) {
    book.fed(number, new PageAt(at.partition(), at.offset()), FedPage.of(page));
  }

  @Override
  public void refused(long number, InputItem.TooLarge page) {
    book.refused(
        number,
        FedPage.of(page.emptied()),
        new PageOutcome.Rejected("too-large", page.explanation()));
  }

  @Override
  public void unreadable(InputItem.Unreadable input) {
    unreadable.add(input);
  }

  @Override
  public void found(InputItem.Page page) {
    notes.add(page);
  }

  @Override
  public void tick() {
    whileFeeding.run();
  }
}
