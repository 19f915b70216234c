package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.RandomStreams.Stream;
import io.broadsheet.dedupe.match.Matcher;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecisionsPropertyTest {

  @Provide
  Arbitrary<Stream> streams() {
    return RandomStreams.streams();
  }

  @Property(tries = 1000)
  void shouldDecideAsTheContractSays(@ForAll("streams") Stream stream) {
    assertThat(oracle(stream.settings(), stream.arrivals()))
        .isEqualTo(BruteForce.decide(stream.settings(), stream.arrivals()));
  }

  @Property(tries = 500)
  void shouldNotDependOnTheOrderOfInput(@ForAll("streams") Stream stream, @ForAll long seed) {
    assertThat(oracle(stream.settings(), RandomStreams.shuffled(stream.arrivals(), seed)))
        .isEqualTo(oracle(stream.settings(), stream.arrivals()));
  }

  @Property(tries = 3000)
  void shouldDecideAStreamAsTheOracle(@ForAll("streams") Stream stream) {
    assertThat(incremental(stream)).isEqualTo(oracle(stream.settings(), stream.arrivals()));
  }

  @Property(tries = 1000)
  void shouldDecideAlikeAfterRestarts(@ForAll("streams") Stream stream) {
    InMemoryHomeStore store = new InMemoryHomeStore();
    for (Article article : stream.arrivals()) {
      new IncrementalDecider(stream.settings(), store).add(article);
    }
    IncrementalDecider restarted = new IncrementalDecider(stream.settings(), store);
    assertThat(decisions(restarted, stream))
        .isEqualTo(oracle(stream.settings(), stream.arrivals()));
  }

  @Property(tries = 1000)
  void shouldKeepConsumersWholeWhileChangesAreApplied(@ForAll("streams") Stream stream) {
    IncrementalDecider decider = new IncrementalDecider(stream.settings(), new InMemoryHomeStore());
    Map<String, Decision> told = new HashMap<>();
    for (Article article : stream.arrivals()) {
      for (Change change : decider.add(article).changes()) {
        assertThat(told.put(change.id(), change.after())).isEqualTo(change.before());
        assertThat(told.values()).allMatch(d -> told.get(d.canonicalId()).isCanonical());
      }
    }
    assertThat(told).isEqualTo(oracle(stream.settings(), stream.arrivals()));
  }

  @Property(tries = 3000)
  void shouldNeverHaveTwoMatchingCanonicalArticles(@ForAll("streams") Stream stream) {
    DedupeSettings uncapped = new DedupeSettings(stream.settings().window(), 1000);
    Map<String, Crawls> crawls = new HashMap<>();
    stream.arrivals().forEach(a -> crawls.merge(a.id(), Crawls.of(a), Crawls::and));
    List<Crawls> canonical =
        oracle(uncapped, stream.arrivals()).values().stream()
            .filter(Decision::isCanonical)
            .map(decision -> crawls.get(decision.id()))
            .toList();
    for (Crawls a : canonical) {
      for (Crawls b : canonical) {
        assertThat(a != b && mustMatch(uncapped, a, b)).as("%s and %s", a, b).isFalse();
      }
    }
  }

  private static boolean mustMatch(DedupeSettings settings, Crawls a, Crawls b) {
    Duration apart = Duration.between(a.position().at(), b.position().at()).abs();
    Set<Long> keys = LongStream.of(a.features().keys()).boxed().collect(Collectors.toSet());
    return apart.compareTo(settings.window()) <= 0
        && LongStream.of(b.features().keys()).anyMatch(keys::contains)
        && Matcher.match(a.features(), b.features()).isPresent();
  }

  @Property(tries = 2000)
  void shouldDecideAsTheOracleWhileOldArticlesExpire(
      @ForAll("streams") Stream stream, @ForAll @IntRange(max = 10) int latenessHours) {
    Duration lateness = Duration.ofHours(latenessHours);
    List<Article> arrivals = RandomStreams.delayed(stream.arrivals(), lateness);
    IncrementalDecider decider = new IncrementalDecider(stream.settings(), new InMemoryHomeStore());
    Map<String, Decision> told = new HashMap<>();
    Instant newest = Instant.EPOCH;
    for (Article article : arrivals) {
      Outcome outcome = decider.add(article);
      outcome.changes().forEach(change -> told.put(change.id(), change.after()));
      assertThat(outcome.late()).isFalse();
      newest = newest.isAfter(article.fetchedAt()) ? newest : article.fetchedAt();
      decider.expireBefore(newest.minus(stream.settings().window()).minus(lateness));
    }
    assertThat(told).isEqualTo(oracle(stream.settings(), arrivals));
  }

  /** The negative control: the same comparison as above must see through a broken rule. */
  @Test
  void shouldCatchADeciderThatNeverReconsiders() {
    long caught =
        RandomStreams.streams()
            .sampleStream()
            .limit(500)
            .filter(s -> !withoutReconsidering(s).equals(oracle(s.settings(), s.arrivals())))
            .count();
    assertThat(caught).isGreaterThan(50);
  }

  private static Map<String, Decision> withoutReconsidering(Stream stream) {
    Map<String, Decision> decisions = new HashMap<>();
    for (int i = 1; i <= stream.arrivals().size(); i++) {
      String id = stream.arrivals().get(i - 1).id();
      decisions.putIfAbsent(id, oracle(stream.settings(), stream.arrivals().subList(0, i)).get(id));
    }
    return decisions;
  }

  private static Map<String, Decision> incremental(Stream stream) {
    IncrementalDecider decider = new IncrementalDecider(stream.settings(), new InMemoryHomeStore());
    stream.arrivals().forEach(decider::add);
    return decisions(decider, stream);
  }

  private static Map<String, Decision> decisions(IncrementalDecider decider, Stream stream) {
    Map<String, Decision> decisions = new HashMap<>();
    stream.arrivals().forEach(a -> decisions.put(a.id(), decider.decision(a.id()).orElseThrow()));
    return decisions;
  }

  private static Map<String, Decision> oracle(DedupeSettings settings, List<Article> articles) {
    return new Oracle(settings)
        .decide(articles).stream().collect(Collectors.toMap(Decision::id, decision -> decision));
  }
}
