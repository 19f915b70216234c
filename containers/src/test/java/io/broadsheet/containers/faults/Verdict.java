package io.broadsheet.containers.faults;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Oracle;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.audit.Audit;
import io.broadsheet.standalone.audit.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is right and wrong at the end.
 *
 * @param pages on the page topic
 * @param places how many of them ended where
 * @param canonical how many articles the oracle finds canonical
 * @param duplicates how many it finds copies
 * @param told records that the watcher was told
 * @param retracted how many of those took something back
 * @param wrong a sentence for each fault of the pipeline; empty when nothing was lost or doubled
 */
record Verdict(
    long pages,
    Map<Place, Long> places,
    long canonical,
    long duplicates,
    long told,
    long retracted,
    List<String> wrong) {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Waits for pages on their way, and judges; the watcher must have stopped. */
  static Verdict of(ClusterConfig cluster, Watcher watcher, int fed) throws InterruptedException {
    Audit.Result audit = new Audit(cluster, PATIENCE).run();
    watcher.finish();
    List<Decision> decisions = new Oracle(DedupeSettings.DEFAULT).decide(articles(cluster));
    List<String> wrong = new ArrayList<>(watcher.complaints());
    audit.violations().forEach(violation -> wrong.add("audit: " + violation));
    if (audit.pages() != fed) {
      wrong.add("%d pages were fed, and %d are there".formatted(fed, audit.pages()));
    }
    differences(decisions, watcher).forEach(wrong::add);
    long canonical = decisions.stream().filter(Decision::isCanonical).count();
    return new Verdict(
        audit.pages(),
        audit.places(),
        canonical,
        decisions.size() - canonical,
        watcher.records(),
        watcher.retractions(),
        wrong);
  }

  private static List<Article> articles(ClusterConfig cluster) throws InterruptedException {
    List<Article> articles = new ArrayList<>();
    var values = new AvroSerdes(cluster).deserializer(io.broadsheet.schemas.Article.class);
    CommittedConsumer.readAll(
        cluster,
        List.of(cluster.topics().articles()),
        record -> {
          var a = values.deserialize(record.topic(), record.value());
          articles.add(
              new Article(a.getId(), a.getUrl(), a.getFetchedAt(), a.getTitle(), a.getText()));
        });
    return articles;
  }

  private static Stream<String> differences(List<Decision> decisions, Watcher watcher) {
    int stand = watcher.canonical().size() + watcher.duplicates().size();
    String counts =
        "the oracle decides %d articles, and %d stand".formatted(decisions.size(), stand);
    return Stream.concat(
        stand == decisions.size() ? Stream.empty() : Stream.of(counts),
        decisions.stream().flatMap(decision -> difference(decision, watcher)));
  }

  private static Stream<String> difference(Decision decision, Watcher watcher) {
    var table = decision.isCanonical() ? watcher.canonical() : watcher.duplicates();
    Watcher.Stand stand = table.get(decision.id());
    return stand != null && stand.canonicalId().equals(decision.canonicalId())
        ? Stream.empty()
        : Stream.of("the oracle says %s, and %s stands".formatted(decision, stand));
  }
}
