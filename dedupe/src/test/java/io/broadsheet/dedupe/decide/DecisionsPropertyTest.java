package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.RandomStreams.Stream;
import io.broadsheet.dedupe.match.Matcher;
import java.time.Duration;
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
  void shouldNeverHaveTwoMatchingCanonicalArticles(@ForAll("streams") Stream stream) {
    DedupeSettings uncapped =
        new DedupeSettings(stream.settings().window(), 1000, stream.settings().editionGap());
    Map<String, Crawls> crawls = new HashMap<>();
    stream
        .arrivals()
        .forEach(
            a ->
                crawls.merge(
                    a.id(), Crawls.of(a), (known, next) -> known.and(next, uncapped.editionGap())));
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
    Duration apart = Duration.between(a.first(), b.first()).abs();
    Set<Long> keys = LongStream.of(a.features().keys()).boxed().collect(Collectors.toSet());
    return apart.compareTo(settings.window()) <= 0
        && LongStream.of(b.features().keys()).anyMatch(keys::contains)
        && Matcher.match(a.features(), b.features()).isPresent();
  }

  private static Map<String, Decision> oracle(DedupeSettings settings, List<Article> articles) {
    return new Oracle(settings)
        .decide(articles).stream().collect(Collectors.toMap(Decision::id, decision -> decision));
  }
}
