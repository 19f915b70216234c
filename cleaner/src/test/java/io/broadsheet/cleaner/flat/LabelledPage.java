package io.broadsheet.cleaner.flat;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.cleaner.train.GoldPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A flattened page whose lines are known to belong to the article or not.
 *
 * @param isWhole whether it is the page as it is, and not changed
 */
record LabelledPage(
    GoldPage page,
    boolean isWhole,
    List<Line> lines,
    boolean[] body,
    boolean[] title,
    double[] weights) {

  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|[\\w&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]+",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final int RUN = 4;
  private static final double CROP_WEIGHT = 0.3;
  private static final int INTERRUPTIONS = 3;
  private static final int LONGEST_INTERRUPTION = 4;
  private static final int MOST_JUNK_WORDS = 14;
  private static final double PAGE_WEIGHT = 1000;

  /**
   * A line belongs to the article when most runs of four words that touch it occur in the gold
   * text.
   */
  static LabelledPage of(GoldPage page, String flat) {
    JsonNode gold = page.gold();
    List<Line> lines = LineReader.read(flat);
    List<List<String>> words = lines.stream().map(line -> words(line.text())).toList();
    boolean[] known = known(words, runs(words(gold.path("articleBody").asText())));
    List<String> headline = words(lower(gold.path("title").asText()));
    boolean[] body = new boolean[lines.size()];
    boolean[] title = new boolean[lines.size()];
    double[] weights = new double[lines.size()];
    int start = 0;
    for (int i = 0; i < body.length; i++) {
      int end = start + words.get(i).size();
      body[i] = mostly(known, start - RUN + 1, end);
      title[i] = end > start && words(lower(lines.get(i).text())).equals(headline);
      weights[i] = 3 + Math.min(80, end - start);
      start = end;
    }
    scale(weights, PAGE_WEIGHT);
    return new LabelledPage(page, true, lines, body, title, weights);
  }

  /** For every run of four words of the page, across its lines, whether the gold text has it. */
  private static boolean[] known(List<List<String>> lines, Set<String> runs) {
    List<String> words = lines.stream().flatMap(List::stream).toList();
    boolean[] known = new boolean[Math.max(0, words.size() - RUN + 1)];
    for (int i = 0; i < known.length; i++) {
      known[i] = runs.contains(String.join(" ", words.subList(i, i + RUN)));
    }
    return known;
  }

  private static void scale(double[] weights, double sum) {
    double total = Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= sum / total;
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The article with a few lines around it only, as careful scrapers leave it. */
  Optional<LabelledPage> cropped(Random random) {
    int first = 0;
    int last = body.length - 1;
    while (first <= last && !body[first] && !title[first]) {
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
            page,
            false,
            lines.subList(from, to),
            Arrays.copyOfRange(body, from, to),
            Arrays.copyOfRange(title, from, to),
            Arrays.stream(weights, from, to).map(w -> w * CROP_WEIGHT).toArray()));
  }

  /** The page as if its article were a few paragraphs long, as news in brief is. */
  LabelledPage shortened(Random random) {
    int paragraphs = 2 + random.nextInt(5);
    int prose = 0;
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < body.length; i++) {
      prose += body[i] && new Measures(lines.get(i).text()).isProse() ? 1 : 0;
      if (!body[i] || prose <= paragraphs) {
        kept.add(i);
      }
    }
    return only(kept);
  }

  /**
   * The page with junk between the paragraphs of its article, as sites put offers, labels of
   * advertisements and links to other stories there: runs of lines from elsewhere on the page.
   */
  LabelledPage interrupted(Random random) {
    List<Integer> junk = IntStream.range(0, body.length).filter(this::isShortJunk).boxed().toList();
    int gaps = (int) IntStream.range(0, body.length).filter(this::isInside).count();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < body.length; i++) {
      if (!junk.isEmpty() && isInside(i) && random.nextInt(gaps) < INTERRUPTIONS) {
        int first = random.nextInt(junk.size());
        int end = Math.min(junk.size(), first + 1 + random.nextInt(LONGEST_INTERRUPTION));
        order.addAll(junk.subList(first, end));
      }
      order.add(i);
    }
    return only(order);
  }

  private boolean isShortJunk(int line) {
    return !body[line] && !title[line] && words(lines.get(line).text()).size() <= MOST_JUNK_WORDS;
  }

  /** Whether the line belongs to the article as the one before it does. */
  private boolean isInside(int line) {
    return line > 0 && body[line] && body[line - 1];
  }

  private LabelledPage only(List<Integer> kept) {
    boolean[] shortBody = new boolean[kept.size()];
    boolean[] shortTitle = new boolean[kept.size()];
    double[] shortWeights = new double[kept.size()];
    List<Line> shortLines = new ArrayList<>(kept.size());
    for (int i = 0; i < kept.size(); i++) {
      shortLines.add(lines.get(kept.get(i)));
      shortBody[i] = body[kept.get(i)];
      shortTitle[i] = title[kept.get(i)];
      shortWeights[i] = weights[kept.get(i)];
    }
    scale(shortWeights, PAGE_WEIGHT * CROP_WEIGHT);
    return new LabelledPage(page, false, shortLines, shortBody, shortTitle, shortWeights);
  }

  /** The first line of prose that belongs to the article, or -1. */
  int firstParagraph(PageView page) {
    for (int i = 0; i < body.length; i++) {
      if (body[i] && page.isProse(i)) {
        return i;
      }
    }
    return -1;
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
