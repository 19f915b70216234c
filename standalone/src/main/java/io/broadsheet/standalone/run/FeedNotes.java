package io.broadsheet.standalone.run;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.InputItem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is to be told, at the end of a feed, of pages that were sent. Not thread-safe. */
public final class FeedNotes {

  private final Admission admission;
  private final Clock clock;
  private long unbelieved;
  private InputItem.Page firstUnbelieved;
  private long late;
  private InputItem.Page firstLate;

  public FeedNotes(Admission admission) {
    this(admission, Clock.systemUTC());
  }

  FeedNotes(Admission admission, Clock clock) {
    this.admission = admission;
    this.clock = clock;
  }

  /** A page is sent. */
  public void add(InputItem.Page page) {
    if (page.unbelieved() != null) {
      unbelieved++;
      firstUnbelieved = firstUnbelieved == null ? page : firstUnbelieved;
    } else if (admission.isLateBesideLive(page.page(), clock.instant())) {
      late++;
      firstLate = firstLate == null ? page : firstLate;
    }
  }

  /** A sentence or two for each kind. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (unbelieved > 0) {
      sentences.add(
          "%,d pages came with fetch times that are not believed, and count as fetched now; the first is %s: %s"
              .formatted(unbelieved, firstUnbelieved.id(), firstUnbelieved.unbelieved()));
    }
    if (late > 0) {
      sentences.add(
          "%,d pages were fetched longer ago than %s; the first is %s, fetched at %s. Beside a live crawl such pages are late. Feed an archive in a lane of its own, with --lane NAME."
              .formatted(
                  late,
                  text(admission.lateness()),
                  firstLate.id(),
                  firstLate.page().getFetchedAt()));
    }
    return sentences;
  }

  private static String text(Duration duration) {
    return duration.equals(Duration.ofHours(duration.toHours()))
        ? duration.toHours() + " hours"
        : duration.toString();
  }
}
