package io.broadsheet.standalone.audit;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.account.AvroValues;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.account.DedupeMemory;
import io.broadsheet.standalone.account.FedPage;
import io.broadsheet.standalone.account.OutcomeReader;
import io.broadsheet.standalone.account.PageAt;
import io.broadsheet.standalone.account.RecordAt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Finds out, for pages that seem to break the law, what they are and where they were seen. Reads
 * the output topics and the article topic once more; what it holds grows with the number of those
 * pages.
 */
final class Investigation {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final FedPage UNREADABLE = new FedPage("unknown source", "unreadable record");

  private final ClusterConfig cluster;
  private final DedupeMemory memory;
  private final WorkerProgress before;
  private final NavigableSet<PageAt> suspects;

  /**
   * @param memory of dedupe
   * @param before how far the workers were when the audit began to wait
   * @param suspects the pages that seem to break the law; those that do not are taken out
   */
  Investigation(
      ClusterConfig cluster,
      DedupeMemory memory,
      WorkerProgress before,
      NavigableSet<PageAt> suspects) {
    this.cluster = cluster;
    this.memory = memory;
    this.before = before;
    this.suspects = suspects;
  }

  /**
   * What became of pages that stand nowhere or in several places.
   *
   * @param violations the pages that break the law, in the order of the page topic
   * @param replaced pages that do not, as a later crawl of a forgotten article stands in their
   *     place
   */
  record Findings(List<Violation> violations, long replaced) {}

  Findings run() throws InterruptedException {
    Sightings sightings = new Sightings(suspects);
    try (OutcomeReader outcomes = new OutcomeReader(cluster, sightings)) {
      outcomes.readAll(POLL);
    }
    suspects.removeIf(page -> sightings.of(page).size() == 1);
    if (suspects.isEmpty()) {
      return new Findings(List.of(), 0);
    }
    ArticleSightings articles = articles();
    WorkerProgress now = new WorkerProgress(cluster);
    int all = suspects.size();
    suspects.removeIf(page -> sightings.of(page).isEmpty() && isReplaced(page, articles, now));
    return new Findings(violations(sightings, articles, now), all - suspects.size());
  }

  /** What dedupe has not read yet, it cannot have passed over for a later crawl. */
  private boolean isReplaced(PageAt page, ArticleSightings articles, WorkerProgress now) {
    return articles.isReplaced(page, memory)
        && articles.of(page).filter(seen -> now.hasRead("dedupe", seen)).isPresent();
  }

  private List<Violation> violations(
      Sightings sightings, ArticleSightings articles, WorkerProgress now)
      throws InterruptedException {
    Map<PageAt, FedPage> pages = pages();
    List<Violation> violations = new ArrayList<>();
    for (PageAt at : suspects) {
      FedPage page = pages.getOrDefault(at, UNREADABLE);
      violations.add(
          sightings.of(at).isEmpty()
              ? missing(at, page, articles.of(at), now)
              : new Violation(at, page, sightings.of(at), null, null, false));
    }
    return violations;
  }

  private Violation missing(
      PageAt at, FedPage page, Optional<RecordAt> article, WorkerProgress now) {
    String worker = article.isPresent() ? "dedupe" : "cleaner";
    RecordAt record =
        article.orElseGet(
            () -> new RecordAt(cluster.topics().pages(), at.partition(), at.offset()));
    boolean isStuck = now.standsBefore(worker, record, before);
    return new Violation(at, page, List.of(), record, now.of(worker, record, isStuck), isStuck);
  }

  private ArticleSightings articles() throws InterruptedException {
    ArticleSightings articles = new ArticleSightings(suspects);
    AvroValues<Article> values = new AvroValues<>(cluster, Article.class);
    CommittedConsumer.readAll(
        cluster,
        List.of(cluster.topics().articles()),
        record ->
            values
                .read(record.topic(), record.value())
                .ifPresent(article -> articles.add(RecordAt.of(record), article)));
    return articles;
  }

  private Map<PageAt, FedPage> pages() throws InterruptedException {
    Map<PageAt, FedPage> pages = new HashMap<>();
    AvroValues<RawPage> values = new AvroValues<>(cluster, RawPage.class);
    try (PageTopic topic = new PageTopic(cluster)) {
      for (int partition : suspects.stream().map(PageAt::partition).distinct().toList()) {
        topic.visit(
            partition,
            from -> nextSuspect(partition, from),
            record ->
                values
                    .read(record.topic(), record.value())
                    .ifPresent(
                        page ->
                            pages.put(new PageAt(partition, record.offset()), FedPage.of(page))),
            gone -> {});
      }
    }
    return pages;
  }

  private long nextSuspect(int partition, long from) {
    PageAt next = suspects.ceiling(new PageAt(partition, from));
    return next == null || next.partition() != partition ? -1 : next.offset();
  }
}
