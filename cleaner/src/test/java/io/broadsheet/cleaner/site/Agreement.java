package io.broadsheet.cleaner.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How well a text agrees with its gold text, by bags of four-word runs.
 *
 * @param precision share of the text's runs that the gold text has
 * @param recall share of the gold text's runs that the text has
 */
record Agreement(double precision, double recall) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final int RUN = 4;

  static Agreement of(String gold, String text) {
    Map<String, Integer> wanted = runs(gold);
    Map<String, Integer> given = runs(text);
    double common =
        given.entrySet().stream()
            .mapToInt(run -> Math.min(run.getValue(), wanted.getOrDefault(run.getKey(), 0)))
            .sum();
    return new Agreement(common / size(given), common / size(wanted));
  }

  private static int size(Map<String, Integer> runs) {
    return runs.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Integer> runs(String text) {
    List<String> words = new ArrayList<>();
    for (Matcher matcher = WORD.matcher(text); matcher.find(); ) {
      words.add(matcher.group());
    }
    Map<String, Integer> runs = new HashMap<>();
    for (int i = 0; i < Math.max(1, words.size() - RUN + 1); i++) {
      String run = String.join(" ", words.subList(i, Math.min(words.size(), i + RUN)));
      runs.merge(run, 1, Integer::sum);
    }
    return runs;
  }
}
