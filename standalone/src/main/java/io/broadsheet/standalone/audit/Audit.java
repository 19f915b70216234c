package io.broadsheet.standalone.audit;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.account.OutcomeReader;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Checks that every page that the page topic holds stands in exactly one place. */
public final class Audit {

  private static final Duration POLL = Duration.ofMillis(200);

  private final ClusterConfig cluster;
  private final Duration patience;

  /**
   * @param patience how long to wait for pages on their way, while no more of them arrive
   */
  public Audit(ClusterConfig cluster, Duration patience) {
    this.cluster = cluster;
    this.patience = patience;
  }

  /**
   * What an audit found.
   *
   * @param pages that the page topic held
   * @param places how often a page of those was seen in each kind of place; the sum is the number
   *     of pages if the law holds
   */
  public record Result(long pages, Map<Place, Long> places, List<Violation> violations) {

    public boolean isLawful() {
      return violations.isEmpty();
    }
  }

  /** Audits the pages that are on the page topic when the call begins. */
  public Result run() throws InterruptedException {
    try (PageTopic topic = new PageTopic(cluster)) {
      Ledger ledger = new Ledger(topic.counts());
      try (OutcomeReader outcomes = new OutcomeReader(cluster, ledger)) {
        outcomes.readAll(POLL);
        leaveOutWhatIsNoPage(topic, ledger);
        awaitLawful(ledger, outcomes);
      }
      List<Violation> violations =
          ledger.unlawful() == 0
              ? List.of()
              : new Investigation(cluster, ledger.violations()).run();
      return new Result(ledger.countPages(), places(ledger), violations);
    }
  }

  /** Of offsets without a place, some hold no page: those of transaction markers, for example. */
  private static void leaveOutWhatIsNoPage(PageTopic topic, Ledger ledger)
      throws InterruptedException {
    for (var partition : ledger.pages().entrySet()) {
      PageCounts counts = partition.getValue();
      topic.visit(partition.getKey(), counts::nextWithoutPlace, page -> {}, counts::isNoPage);
    }
  }

  private void awaitLawful(Ledger ledger, OutcomeReader outcomes) throws InterruptedException {
    long fewest = ledger.unlawful();
    Instant lastProgress = Instant.now();
    while (ledger.unlawful() > 0
        && Duration.between(lastProgress, Instant.now()).compareTo(patience) < 0) {
      outcomes.poll(POLL);
      if (ledger.unlawful() < fewest) {
        fewest = ledger.unlawful();
        lastProgress = Instant.now();
      }
    }
  }

  private static Map<Place, Long> places(Ledger ledger) {
    Map<Place, Long> places = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      places.put(place, ledger.count(place));
    }
    return places;
  }
}
