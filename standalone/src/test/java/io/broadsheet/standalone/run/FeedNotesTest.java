package io.broadsheet.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.Admission;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.schemas.RawPage;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FeedNotesTest {

  private static final Instant NOW = Instant.parse("2026-03-17T12:00:00Z");

  private final FeedNotes notes =
      new FeedNotes(Admission.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void shouldTellHowManyTimesAreNotBelievedWithAnExample() {
    notes.add(page("a", NOW, "A page cannot have been fetched in 3000."));
    notes.add(page("b", NOW, "No page was fetched in 1970."));

    assertThat(notes.sentences())
        .singleElement()
        .asString()
        .startsWith("2 pages ")
        .contains("the first is a: A page cannot have been fetched in 3000.");
  }

  @Test
  void shouldTellWhatWillBeLateAndWhatToDo() {
    notes.add(page("old", NOW.minusSeconds(97 * 3600), null));
    notes.add(page("new", NOW, null));

    assertThat(notes.sentences())
        .singleElement()
        .asString()
        .startsWith("1 pages ")
        .contains("96 hours", "the first is old", "--lane NAME");
  }

  @Test
  void shouldSayNothingOfPagesOfToday() {
    notes.add(page("a", NOW, null));

    assertThat(notes.sentences()).isEmpty();
  }

  private static InputItem.Page page(String id, Instant fetchedAt, String unbelieved) {
    RawPage page =
        RawPage.newBuilder()
            .setUrl("https://a.example/" + id)
            .setFetchedAt(fetchedAt)
            .setBody(ByteBuffer.allocate(0))
            .build();
    return new InputItem.Page(id, page, unbelieved);
  }
}
