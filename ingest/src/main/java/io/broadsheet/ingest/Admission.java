package io.broadsheet.ingest;

import io.broadsheet.ingest.json.FieldMap.Field;
import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.runtime.time.LaneName;
import io.broadsheet.schemas.RawPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a page has to be before it is sent, for files and requests alike. Immutable.
 *
 * @param times which fetch times are believed
 * @param lane of the pages that name none, as in records: null is the default lane
 * @param lateness how much later than others of its lane a page may come to be decided exactly
 */
public record Admission(FetchTimeRule times, String lane, Duration lateness) {

  public static final Admission DEFAULT =
      new Admission(FetchTimeRule.DEFAULT, null, Duration.ofHours(96));

  /** What becomes of a page. */
  public sealed interface Verdict {

    /**
     * It can be sent.
     *
     * @param page in its lane
     */
    record Admitted(RawPage page) implements Verdict {}

    /**
     * It can be sent with another fetch time than its own.
     *
     * @param page in its lane, with another fetch time
     * @param reason a sentence
     */
    record Unbelieved(RawPage page, String reason) implements Verdict {}

    /**
     * It cannot be sent.
     *
     * @param field that is at fault, or null for the page as a whole
     * @param reason a sentence
     */
    record Refused(Field field, String reason) implements Verdict {}
  }

  /** These terms for pages of another lane where they name none. */
  public Admission inLane(String other) {
    return new Admission(times, other, lateness);
  }

  /**
   * Whether a page will be late as soon as one of now is there: it goes in the default lane, where
   * live crawls are.
   */
  public boolean isLateBesideLive(RawPage page, Instant now) {
    return page.getLane() == null && page.getFetchedAt().isBefore(now.minus(lateness));
  }

  /**
   * Judges a page.
   *
   * @param page its lane is that which its sender names, in any form, or null
   * @param receivedAt from the clock
   * @param instead the fetch time that it gets where its own is not believed
   */
  public Verdict judge(RawPage page, Instant receivedAt, Supplier<Instant> instead) {
    Optional<String> url = PageUrl.unsendable(page.getUrl());
    if (url.isPresent()) {
      return new Verdict.Refused(Field.URL, url.get());
    }
    Optional<String> name = LaneName.fault(page.getLane());
    if (name.isPresent()) {
      return new Verdict.Refused(Field.LANE, name.get());
    }
    Instant said = page.getFetchedAt();
    boolean believed = times.believes(said, receivedAt);
    RawPage sendable =
        with(
            page,
            believed ? said : instead.get(),
            page.getLane() == null ? lane : LaneName.inRecords(page.getLane()),
            !believed);
    Optional<String> record = RecordSize.fault(sendable);
    if (record.isPresent()) {
      return new Verdict.Refused(null, record.get());
    }
    return believed
        ? new Verdict.Admitted(sendable)
        : new Verdict.Unbelieved(sendable, reason(said));
  }

  private static RawPage with(
      RawPage page, Instant fetchedAt, String lane, boolean fetchTimeReplaced) {
    if (!fetchTimeReplaced && Objects.equals(page.getLane(), lane)) {
      return page;
    }
    // the builder's copy of a page would copy its body
    return RawPage.newBuilder()
        .setUrl(page.getUrl())
        .setFetchedAt(fetchedAt)
        .setBody(page.getBody())
        .setContentType(page.getContentType())
        .setCharset(page.getCharset())
        .setHttpStatus(page.getHttpStatus())
        .setHeaders(page.getHeaders())
        .setCrawlId(page.getCrawlId())
        .setSource(page.getSource())
        .setLane(lane)
        .setFetchTimeReplaced(fetchTimeReplaced)
        .build();
  }

  private String reason(Instant said) {
    return said.isBefore(times.floor())
        ? "No page was fetched in %s; the earliest time that is believed is %s."
            .formatted(said, times.floor())
        : "A page cannot have been fetched in the future: %s.".formatted(said);
  }
}
