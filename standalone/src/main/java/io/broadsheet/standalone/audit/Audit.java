package io.broadsheet.standalone.audit;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.account.DedupeMemory;
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
  private final DedupeMemory memory;

  /** For a dedupe worker with the default settings. */
  public Audit(ClusterConfig cluster, Duration patience) {
    this(cluster, patience, DedupeMemory.DEFAULT);
  }

  /**
   * @param patience how long to wait for pages on their way, while no more of them arrive
   * @param memory of the dedupe worker
   */
  public Audit(ClusterConfig cluster, Duration patience, DedupeMemory memory) {
    this.cluster = cluster;
    this.patience = patience;
    this.memory = memory;
  }

  /**
   * What an audit found.
   *
   * @param pages that the page topic held
   * @param places how often a page of those was seen in each kind of place; the sum, and those that
   *     were replaced, is the number of pages if the law holds
   * @param replaced pages whose article came again when dedupe had forgotten it
   * @param late articles that came later than dedupe waits, and were compared with what was left
   * @param foreign how many records of each topic are none of the pipeline's: nobody can read them,
   *     or they stem from no page
   */
  public record Result(
      long pages,
      Map<Place, Long> places,
      long replaced,
      long late,
      Map<String, Long> foreign,
      List<Violation> violations) {

    public boolean isLawful() {
      return violations.isEmpty();
    }
  }

  /** Audits the pages that are on the page topic when the call begins. */
  public Result run() throws InterruptedException {
    try (PageTopic topic = new PageTopic(cluster)) {
      Ledger ledger = new Ledger(topic.counts());
      WorkerProgress before;
      try (OutcomeReader outcomes = new OutcomeReader(cluster, ledger)) {
        outcomes.readAll(POLL);
        leaveOutWhatIsNoPage(topic, ledger);
        before = ledger.unlawful() == 0 ? null : new WorkerProgress(cluster);
        awaitLawful(ledger, outcomes);
      }
      Investigation.Findings found =
          ledger.unlawful() == 0
              ? new Investigation.Findings(List.of(), 0)
              : new Investigation(cluster, memory, before, ledger.violations()).run();
      return new Result(
          ledger.countPages(),
          places(ledger),
          found.replaced(),
          ledger.late(),
          ledger.foreign(),
          found.violations());
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
