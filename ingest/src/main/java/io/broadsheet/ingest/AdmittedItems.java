package io.broadsheet.ingest;

import io.broadsheet.ingest.Admission.Verdict;
import io.broadsheet.schemas.PageSource;
import io.broadsheet.schemas.RawPage;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What readers find, as it can be sent. */
final class AdmittedItems implements UnaryOperator<InputItem> {

  private final Admission admission;
  private final Clock clock;
  private final FetchClock fetchClock;

  /**
   * @param clock tells the time of receipt
   * @param fetchClock makes fetch times of it
   */
  AdmittedItems(Admission admission, Clock clock, FetchClock fetchClock) {
    this.admission = admission;
    this.clock = clock;
    this.fetchClock = fetchClock;
  }

  @Override
  public InputItem apply(InputItem item) {
    if (item instanceof InputItem.Page page) {
      return judged(
          page.page(), (sent, unbelieved) -> new InputItem.Page(page.id(), sent, unbelieved));
    }
    return item instanceof InputItem.TooLarge large
        ? judged(
            large.emptied(), (sent, why) -> new InputItem.TooLarge(large.id(), sent, large.limit()))
        : item;
  }

  /**
   * @param item of a page, and why its fetch time is not believed or null
   */
  private InputItem judged(RawPage page, BiFunction<RawPage, String, InputItem> item) {
    Verdict verdict = admission.judge(page, clock.instant(), fetchClock::next);
    if (verdict instanceof Verdict.Refused refused) {
      PageSource source = page.getSource();
      return new InputItem.Unreadable(source.getFile(), source.getOffset(), refused.reason());
    }
    return verdict instanceof Verdict.Unbelieved unbelieved
        ? item.apply(unbelieved.page(), unbelieved.reason())
        : item.apply(((Verdict.Admitted) verdict).page(), null);
  }
}
