package io.broadsheet.containers;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences that look like English around invented nouns and verbs. */
final class Words {

  private static final String[] SYLLABLES =
      "ba co de fi gra hu jo ka le mi no pra que ro sta tu ver wil zo tri".split(" ");
  private static final List<String> SENTENCES =
      List.of(
          "The %s of the %s told the %s on Monday that it would not %s the %s before the %s.",
          "In the %s there was a %s who had seen the %s and wanted to %s it with the %s and a %s.",
          "When the %s came back to the %s, most of the %s had already begun to %s their %s in %s.",
          "Nobody from the %s could say why the %s and the %s were about to %s the old %s for %s.",
          "After a %s in the %s, the people of %s asked for time to %s every %s that the %s holds.");

  private final Random random;

  Words(Random random) {
    this.random = random;
  }

  /** One of some 8,000. */
  String word() {
    return IntStream.range(0, 3)
        .mapToObj(i -> SYLLABLES[random.nextInt(SYLLABLES.length)])
        .collect(Collectors.joining());
  }

  String title() {
    String title = "The %s of %s and the %s".formatted(word(), word(), word());
    return Character.toUpperCase(title.charAt(0)) + title.substring(1);
  }

  String paragraph() {
    return IntStream.range(0, 3).mapToObj(i -> sentence()).collect(Collectors.joining(" "));
  }

  private String sentence() {
    String form = SENTENCES.get(random.nextInt(SENTENCES.size()));
    return form.formatted(word(), word(), word(), word(), word(), word());
  }
}
