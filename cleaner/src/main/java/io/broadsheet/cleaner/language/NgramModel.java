package io.broadsheet.cleaner.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * The weights of the OpenNLP language model in two flat arrays: an open-addressing table of n-grams
 * of one to three characters, each with its range of (language, weight) pairs. Scores are those of
 * the library's own detector, at a fraction of the cost, which counts on every page of a stream.
 * Immutable.
 */
final class NgramModel {

  private static final String RESOURCE = "/langdetect-183.bin";
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  /** Weights are kept as multiples of 1/16384, which is finer than they differ. */
  private static final float SCALE = 1 << 14;

  /** A lead after two windows that further windows have not been seen to turn. */
  private static final float CLEAR_LEAD = 1.5f;

  /** Codes of the model that the Java platform does not map to ISO 639-1. */
  private static final Map<String, String> OTHER_CODES =
      Map.of(
          "cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv", "plt", "mg", "nob", "nb", "nno", "nn",
          "pnb", "pa", "arb", "ar", "azj", "az");

  private final long[] keys;

  /** By slot: where the pairs of that n-gram begin and end. */
  private final int[] ranges;

  /** Language in the upper half, scaled weight in the lower. */
  private final int[] pairs;

  private final String[] languages;
  private final int[] latin;

  private NgramModel(Map<String, Context> contexts, String[] outcomeNames) {
    int capacity = Integer.highestOneBit(contexts.size()) * 2;
    keys = new long[capacity];
    ranges = new int[capacity * 2];
    languages = isoCodes(outcomeNames);
    latin = indexes(Scripts::isWrittenInLatin);
    pairs = new int[contexts.values().stream().mapToInt(c -> c.getOutcomes().length).sum()];
    int next = 0;
    for (Map.Entry<String, Context> entry : contexts.entrySet()) {
      next = put(entry.getKey(), entry.getValue(), next);
    }
  }

  private int put(String ngram, Context context, int start) {
    long key = 0;
    for (int i = 0; i < ngram.length(); i++) {
      key = key << 16 | ngram.charAt(i);
    }
    int slot = slot(keys, key);
    keys[slot] = key;
    int next = start;
    for (int i = 0; i < context.getOutcomes().length; i++) {
      int language = context.getOutcomes()[i];
      int weight = Math.round((float) context.getParameters()[i] * SCALE);
      if (languages[language] != null) {
        pairs[next++] = language << 16 | weight & 0xffff;
      }
    }
    ranges[slot * 2] = start;
    ranges[slot * 2 + 1] = next;
    return next;
  }

  /** Reads the model from the class path. */
  @SuppressWarnings("unchecked")
  static NgramModel load() {
    try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(RESOURCE)) {
      AbstractModel model = (AbstractModel) new LanguageDetectorModel(in).getMaxentModel();
      Object[] parts = model.getDataStructures();
      return new NgramModel((Map<String, Context>) parts[1], (String[]) parts[2]);
    } catch (IOException damaged) {
      throw new UncheckedIOException("cannot read the language model " + RESOURCE, damaged);
    }
  }

  private static String[] isoCodes(String[] outcomeNames) {
    Map<String, String> codes = new HashMap<>(OTHER_CODES);
    for (String code : Locale.getISOLanguages()) {
      codes.putIfAbsent(new Locale(code).getISO3Language(), code);
    }
    String[] languages = new String[outcomeNames.length];
    for (int i = 0; i < languages.length; i++) {
      languages[i] = codes.get(outcomeNames[i]);
    }
    return languages;
  }

  /**
   * The likeliest language. Windows are read until one language is clearly ahead, two at least.
   *
   * @param candidates ISO 639-1 codes to choose from; empty for all that use Latin letters
   */
  Optional<String> best(List<String> windows, Set<String> candidates) {
    int[] eligible = candidates.isEmpty() ? latin : indexes(candidates::contains);
    int[] scores = new int[languages.length];
    long[] seen = new long[2048];
    int best = -1;
    for (int i = 0; i < windows.size(); i++) {
      score(windows.get(i), seen, scores);
      best = leader(scores, eligible, -1);
      int second = leader(scores, eligible, best);
      if (i > 0 && second >= 0 && scores[best] - scores[second] > CLEAR_LEAD * SCALE) {
        break;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(languages[best]);
  }

  /** The eligible language with the highest score apart from {@code without}, or -1. */
  private static int leader(int[] scores, int[] eligible, int without) {
    int leader = -1;
    for (int i : eligible) {
      if (i != without && (leader < 0 || scores[i] > scores[leader])) {
        leader = i;
      }
    }
    return leader;
  }

  private int[] indexes(Predicate<String> isEligible) {
    return IntStream.range(0, languages.length)
        .filter(i -> languages[i] != null && isEligible.test(languages[i]))
        .toArray();
  }

  /** Every n-gram counts once, however often it occurs: so the model was trained. */
  private void score(String window, long[] seen, int[] scores) {
    for (int i = 0; i < window.length(); i++) {
      long key = 0;
      for (int end = i; end < Math.min(window.length(), i + 3); end++) {
        key = key << 16 | window.charAt(end);
        int mark = slot(seen, key);
        if (seen[mark] == 0) {
          seen[mark] = key;
          add(key, scores);
        }
      }
    }
  }

  private void add(long key, int[] scores) {
    int slot = slot(keys, key);
    for (int i = ranges[slot * 2]; i < ranges[slot * 2 + 1]; i++) {
      scores[pairs[i] >> 16] += (short) pairs[i];
    }
  }

  /** Where the key is, or the free place where it belongs; tables are never full. */
  private static int slot(long[] table, long key) {
    int mask = table.length - 1;
    int slot = (int) (key * GOLDEN_RATIO >>> 40) & mask;
    while (table[slot] != key && table[slot] != 0) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
