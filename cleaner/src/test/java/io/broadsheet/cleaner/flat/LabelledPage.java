package io.broadsheet.cleaner.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A flattened page whose lines are known to belong to the article or not. */
record LabelledPage(String id, List<Line> lines, boolean[] body, double[] weights) {

  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int RUN = 4;

  /**
   * A line belongs to the article when most runs of four words that touch it occur in the gold
   * text.
   */
  static LabelledPage of(String id, String flat, String gold) {
    List<Line> lines = LineReader.read(flat);
    List<String> words = new ArrayList<>();
    int[] starts = new int[lines.size() + 1];
    for (int i = 0; i < lines.size(); i++) {
      words.addAll(words(lines.get(i).text()));
      starts[i + 1] = words.size();
    }
    Set<String> runs = runs(words(gold));
    boolean[] known = new boolean[Math.max(0, words.size() - RUN + 1)];
    for (int i = 0; i < known.length; i++) {
      known[i] = runs.contains(String.join(" ", words.subList(i, i + RUN)));
    }
    boolean[] body = new boolean[lines.size()];
    double[] weights = new double[lines.size()];
    double total = 0;
    for (int i = 0; i < body.length; i++) {
      body[i] = mostly(known, starts[i] - RUN + 1, starts[i + 1]);
      weights[i] = 3 + Math.min(80, starts[i + 1] - starts[i]);
      total += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= total / 1000;
    }
    return new LabelledPage(id, lines, body, weights);
  }

  /** The article with a few lines around it only, as careful scrapers leave it. */
  Optional<LabelledPage> cropped(Random random) {
    int first = 0;
    int last = body.length - 1;
    while (first <= last && !body[first]) {
      first++;
    }
    while (last > first && !body[last]) {
      last--;
    }
    if (first > last) {
      return Optional.empty();
    }
    int from = Math.max(0, first - (random.nextBoolean() ? random.nextInt(8) : random.nextInt(2)));
    int to = Math.min(body.length, last + 1 + (random.nextBoolean() ? random.nextInt(10) : 0));
    return Optional.of(
        new LabelledPage(
            id,
            lines.subList(from, to),
            Arrays.copyOfRange(body, from, to),
            Arrays.copyOfRange(weights, from, to)));
  }

  private static boolean mostly(boolean[] known, int from, int to) {
    int start = Math.max(0, from);
    int end = Math.min(known.length, to);
    int hits = 0;
    for (int i = start; i < end; i++) {
      hits += known[i] ? 1 : 0;
    }
    return end > start && 2 * hits > end - start;
  }

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static Set<String> runs(List<String> words) {
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add(String.join(" ", words.subList(i, i + RUN)));
    }
    return runs;
  }
}
