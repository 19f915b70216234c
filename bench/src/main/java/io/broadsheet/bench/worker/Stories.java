package io.broadsheet.bench.worker;

import io.broadsheet.bench.dedupe.ArticleLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The stories that a stream of articles is made of, in the order of their time.
 *
 * @param origin where they come from, for the report
 */
record Stories(String origin, List<Story> stories) {

  private static final int MADE = 15_000;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration APART = Duration.ofMinutes(20);
  private static final int LEXICON = 30_000;
  private static final double MEAN_WORDS = 130;
  private static final String CONSONANTS = "bcdfghjklmnprstvwz";
  private static final String VOWELS = "aeiou";

  /** Those of a file as {@code broadsheet dedupe} takes it, or made ones where it is absent. */
  static Stories of(Path file) throws IOException {
    if (!Files.exists(file)) {
      return made();
    }
    List<Story> stories =
        ArticleLines.read(file).stream()
            .sorted()
            .map(article -> new Story(article.fetchedAt(), article.title(), article.text()))
            .toList();
    return new Stories("stories of " + file.getFileName(), stories);
  }

  /** Words that occur as often as words do, by Zipf's law, in stories of some 130. */
  private static Stories made() {
    Random random = new Random(1);
    List<String> lexicon = new ArrayList<>();
    for (int i = 0; i < LEXICON; i++) {
      lexicon.add(word(random, i));
    }
    List<Story> stories = new ArrayList<>();
    for (int i = 0; i < MADE; i++) {
      Instant at = BEGIN.plus(APART.multipliedBy(i));
      int words = (int) (20 + (MEAN_WORDS - 20) * -Math.log(1 - random.nextDouble()));
      stories.add(new Story(at, sentence(random, lexicon, 7), body(random, lexicon, words)));
    }
    return new Stories("made-up stories", stories);
  }

  private static String word(Random random, int rank) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 1 + Math.min(3, rank / 100); i++) {
      word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
      word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
    return word.toString();
  }

  private static String body(Random random, List<String> lexicon, int words) {
    StringBuilder body = new StringBuilder();
    for (int left = words; left > 0; left -= 18) {
      body.append(sentence(random, lexicon, Math.min(left, 18)));
      body.append(random.nextInt(3) == 0 ? ".\n\n" : ". ");
    }
    return body.toString().strip();
  }

  private static String sentence(Random random, List<String> lexicon, int words) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      boolean isNumber = random.nextInt(20) == 0;
      String word = lexicon.get((int) Math.pow(LEXICON, random.nextDouble()) - 1);
      boolean isName = i == 0 || random.nextInt(12) == 0;
      String shown = isName ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
      sentence.append(i == 0 ? "" : " ").append(isNumber ? random.nextInt(5_000) : shown);
    }
    return sentence.toString();
  }
}
