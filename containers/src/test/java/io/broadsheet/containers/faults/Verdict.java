package io.broadsheet.containers.faults;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Oracle;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.audit.Audit;
import io.broadsheet.standalone.audit.Place;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
 * @param repeated how many told of an article what stood already, since another crawl had come
 * @param wrong a sentence for each fault of the pipeline; empty when nothing was lost or doubled
 */
record Verdict(
    long pages,
    Map<Place, Long> places,
    long canonical,
    long duplicates,
    long told,
    long retracted,
    long repeated,
    List<String> wrong) {

  /** How long nothing must have come before what is wrong counts as wrong. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final int SHORTEST_ARTICLE = 300;

  /** How long nothing must have come before what is right counts as final. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  /** Waits for pages on their way and for what follows from them; the watcher must have stopped. */
  static Verdict of(ClusterConfig cluster, Watcher watcher, int fed, int poisoned)
      throws InterruptedException {
    new Audit(cluster, PATIENCE).run(); // from here on all articles are there
    List<Article> articles = articles(cluster);
    List<Decision> decisions = new Oracle(DedupeSettings.DEFAULT).decide(articles);
    awaitRest(decisions, watcher);
    Audit.Result audit = new Audit(cluster, Duration.ZERO).run();
    List<String> wrong = new ArrayList<>(watcher.complaints());
    audit.violations().forEach(violation -> wrong.add("audit: " + violation));
    if (audit.pages() != fed) {
      wrong.add("%d pages were fed, and %d are there".formatted(fed, audit.pages()));
    }
    int letters = deadLettersOfPoison(cluster);
    if (letters != poisoned) {
      wrong.add("%d records of poison made %d dead letters".formatted(poisoned, letters));
    }
    differences(decisions, watcher).forEach(wrong::add);
    doubled(articles, watcher).forEach(wrong::add);
    long canonical = decisions.stream().filter(Decision::isCanonical).count();
    return new Verdict(
        audit.pages(),
        audit.places(),
        canonical,
        decisions.size() - canonical,
        watcher.records(),
        watcher.retractions(),
        watcher.repeats().values().stream().mapToInt(i -> i).sum(),
        wrong);
  }

  /**
   * Reads on until nothing comes any more. Every page has a place as soon as it is decided; what it
   * changes of articles that came before it and were fetched after it follows in the next messages.
   */
  private static void awaitRest(List<Decision> decisions, Watcher watcher)
      throws InterruptedException {
    Instant lastChange = Instant.now();
    Duration quiet = Duration.ZERO;
    while (quiet.compareTo(agrees(decisions, watcher) ? SETTLED : PATIENCE) <= 0) {
      TimeUnit.MILLISECONDS.sleep(200);
      if (watcher.readOn()) {
        lastChange = Instant.now();
      }
      quiet = Duration.between(lastChange, Instant.now());
    }
  }

  /**
   * What was told twice. A further crawl with the same text may move an article, or what it copies,
   * in the order, and then it is told once more as it was (docs/consuming.md); anything beyond that
   * is doubled.
   */
  private static Stream<String> doubled(List<Article> articles, Watcher watcher) {
    Map<String, Long> crawls =
        articles.stream().collect(Collectors.groupingBy(Article::id, Collectors.counting()));
    return watcher.repeats().entrySet().stream()
        .filter(
            repeat -> {
              Watcher.Stand stand = repeat.getKey();
              long further = crawls.get(stand.id()) - 1;
              boolean isCopy = !stand.id().equals(stand.canonicalId());
              return repeat.getValue()
                  > further + (isCopy ? crawls.get(stand.canonicalId()) - 1 : 0);
            })
        .map(
            repeat ->
                "%s, copy of %s, was told %d times too often"
                    .formatted(
                        repeat.getKey().id(), repeat.getKey().canonicalId(), repeat.getValue()));
  }

  private static List<Article> articles(ClusterConfig cluster) throws InterruptedException {
    List<Article> articles = new ArrayList<>();
    var values = new AvroSerdes(cluster).deserializer(io.broadsheet.schemas.Article.class);
    CommittedConsumer.readAll(
        cluster,
        List.of(cluster.topics().articles()),
        record -> {
          if (!isPoison(record.value())) {
            articles.add(article(values.deserialize(record.topic(), record.value())));
          }
        });
    return articles;
  }

  private static Article article(io.broadsheet.schemas.Article article) {
    return new Article(
        article.getId(),
        article.getUrl(),
        article.getFetchedAt(),
        article.getTitle(),
        article.getText(),
        article.getLane(),
        !article.getFetchTimeReplaced());
  }

  /** Articles of the cleaner have an id and a text, and are longer. */
  private static boolean isPoison(byte[] value) {
    return value.length < SHORTEST_ARTICLE;
  }

  private static int deadLettersOfPoison(ClusterConfig cluster) throws InterruptedException {
    int[] letters = {0};
    var values = new AvroSerdes(cluster).deserializer(DeadLetter.class);
    CommittedConsumer.readAll(
        cluster,
        List.of(cluster.topics().deadLetters()),
        record -> {
          ByteBuffer value = values.deserialize(record.topic(), record.value()).getValue();
          letters[0] += value == null || value.remaining() < SHORTEST_ARTICLE ? 1 : 0;
        });
    return letters[0];
  }

  private static boolean agrees(List<Decision> decisions, Watcher watcher) {
    return differences(decisions, watcher).findAny().isEmpty();
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
