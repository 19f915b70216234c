package io.broadsheet.standalone.audit;

import io.broadsheet.standalone.account.FedPage;
import io.broadsheet.standalone.account.PageAt;
import io.broadsheet.standalone.account.PageOutcome;
import io.broadsheet.standalone.account.RecordAt;
import java.util.List;

/**
 * A page that stands nowhere or in several places.
 *
 * @param page what it is
 * @param places where it stands, empty for a missing page
 * @param lastSeen for a missing page, the record that shows it last; null for a doubled one
 * @param note for a missing page, which worker should have taken it on, and whether it has read it;
 *     null for a doubled one
 * @param isStuck for a missing page, whether it waits in a partition in which that worker does not
 *     move
 */
public record Violation(
    PageAt at,
    FedPage page,
    List<Sighting> places,
    RecordAt lastSeen,
    String note,
    boolean isStuck) {

  /** A place of a page, and the record that puts it there. */
  public record Sighting(PageOutcome outcome, RecordAt at) {}

  public Violation {
    places = List.copyOf(places);
  }

  public boolean isMissing() {
    return places.isEmpty();
  }
}
