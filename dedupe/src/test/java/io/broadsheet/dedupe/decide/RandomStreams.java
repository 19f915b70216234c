package io.broadsheet.dedupe.decide;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Streams that are hard to decide: a few stories, many edited copies of each that match some others
 * but not all, equal fetch times, windows shorter than the stream, and repeated ids.
 */
public final class RandomStreams {

  /** One stream in its order of arrival. */
  public record Stream(DedupeSettings settings, List<Article> arrivals) {}

  private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
  private static final int STORY_WORDS = 48;

  private RandomStreams() {}

  public static Arbitrary<Stream> streams() {
    Arbitrary<Integer> hours = Arbitraries.of(0, 5, 20, 100);
    Arbitrary<Integer> caps = Arbitraries.of(1, 2, 3, 32);
    Arbitrary<Long> seeds = Arbitraries.longs();
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 24);
    Arbitrary<Integer> gaps = Arbitraries.of(0, 2, 8, 200);
    return Combinators.combine(hours, caps, sizes, seeds, gaps)
        .as(
            (window, cap, size, seed, gap) ->
                withEditions(stream(window, cap, size, seed), Duration.ofHours(gap)));
  }

  /** The stream, with crawls of an article that are so far apart as editions of their own. */
  private static Stream withEditions(Stream stream, Duration gap) {
    DedupeSettings settings = stream.settings();
    return new Stream(
        new DedupeSettings(settings.window(), settings.candidatesPerKey(), gap), stream.arrivals());
  }

  /** As {@link #ofSeed}, with editions, and with articles in several lanes. */
  public static Stream withEditionsAndLanes(long seed) {
    Stream stream = ofSeed(seed);
    Random random = new Random(~seed);
    Duration gap = Duration.ofHours(List.of(0, 2, 8, 200).get(random.nextInt(4)));
    String[] lanes = {null, "a2019", "b2020"};
    List<Article> arrivals =
        stream.arrivals().stream()
            .map(article -> inLane(article, lanes[random.nextInt(lanes.length)]))
            .map(article -> random.nextInt(6) == 0 ? untimed(article) : article)
            .toList();
    return withEditions(new Stream(stream.settings(), arrivals), gap);
  }

  /** The same article, at a time that is not believed. */
  private static Article untimed(Article article) {
    return new Article(
        article.id(),
        article.url(),
        article.fetchedAt(),
        article.title(),
        article.text(),
        article.lane(),
        false);
  }

  /** The same article in a lane. */
  public static Article inLane(Article article, String lane) {
    return new Article(
        article.id(),
        article.url(),
        article.fetchedAt(),
        article.title(),
        article.text(),
        lane,
        article.timed());
  }

  /** The stream of a seed, for runs that are longer than a property. */
  public static Stream ofSeed(long seed) {
    Random random = new Random(seed);
    int hours = List.of(0, 5, 20, 100).get(random.nextInt(4));
    int cap = List.of(1, 2, 3, 32).get(random.nextInt(4));
    return stream(hours, cap, 1 + random.nextInt(24), random.nextLong());
  }

  private static Stream stream(int hours, int cap, int size, long seed) {
    Random random = new Random(seed);
    int stories = 1 + random.nextInt(3);
    int ids = 1 + random.nextInt(2 * size);
    List<Article> arrivals = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String id = "a" + random.nextInt(ids);
      Instant at = START.plus(Duration.ofHours(random.nextInt(40)));
      arrivals.add(new Article(id, null, at, "A title", text(random.nextInt(stories), random)));
    }
    if (random.nextBoolean()) {
      arrivals.sort(null);
    }
    return new Stream(new DedupeSettings(Duration.ofHours(hours), cap), arrivals);
  }

  private static String text(int story, Random random) {
    List<String> words = new ArrayList<>(storyWords(story));
    switch (random.nextInt(5)) {
      case 0 -> {}
      case 1 -> words = words.subList(0, STORY_WORDS / 2 + random.nextInt(STORY_WORDS / 2));
      case 2 -> words = words.subList(random.nextInt(STORY_WORDS / 2), STORY_WORDS);
      case 3 -> words.addAll(storyWords(100 + random.nextInt(2)).subList(0, random.nextInt(40)));
      default -> replaceSome(words, random);
    }
    return String.join(" ", words);
  }

  private static void replaceSome(List<String> words, Random random) {
    int edits = random.nextInt(8);
    for (int i = 0; i < edits; i++) {
      words.set(random.nextInt(words.size()), "edit" + random.nextInt(3));
    }
  }

  private static List<String> storyWords(int story) {
    String[] words = new String[STORY_WORDS];
    Arrays.setAll(words, i -> (i % 7 == 0 ? "Name" : "word") + story + "x" + i);
    return List.of(words);
  }

  /** The articles under ids of their own, each at most so much later than its time allows. */
  public static List<Article> delayed(List<Article> articles, Duration lateness) {
    Map<Instant, List<Article>> byArrival = new TreeMap<>();
    for (int i = 0; i < articles.size(); i++) {
      Article article = articles.get(i);
      Instant arrival = article.fetchedAt().plus(lateness.multipliedBy(i % 4).dividedBy(3));
      byArrival
          .computeIfAbsent(arrival, at -> new ArrayList<>())
          .add(
              new Article(
                  "b" + i,
                  null,
                  article.fetchedAt(),
                  article.title(),
                  article.text(),
                  article.lane(),
                  article.timed()));
    }
    return byArrival.values().stream().flatMap(List::stream).toList();
  }

  /** The same articles, crawled so much later. */
  public static List<Article> later(List<Article> articles, Duration by) {
    return articles.stream()
        .map(
            each ->
                new Article(
                    each.id(),
                    each.url(),
                    each.fetchedAt().plus(by),
                    each.title(),
                    each.text(),
                    each.lane(),
                    each.timed()))
        .toList();
  }

  public static List<Article> shuffled(List<Article> articles, long seed) {
    List<Article> copy = new ArrayList<>(articles);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }
}
