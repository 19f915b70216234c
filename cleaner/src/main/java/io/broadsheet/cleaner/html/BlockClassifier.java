package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.tree.TreeModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges every block of a page twice: by its own measurements, then by these together with the
 * first judgement of the blocks around it. Immutable and thread-safe.
 */
final class BlockClassifier {

  /** The model that comes with the program, see {@code cleaner/src/train}. */
  static final BlockClassifier STANDARD = load("block-model.txt");

  /** Below this first judgement there is no second. */
  private static final float HOPELESS = 0.01f;

  private final TreeModel first;
  private final TreeModel second;

  private BlockClassifier(TreeModel first, TreeModel second) {
    this.first = first;
    this.second = second;
  }

  private static BlockClassifier load(String resource) {
    try (InputStream in = BlockClassifier.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> columns = names(Feature.values());
      TreeModel first = TreeModel.read(lines, columns);
      List<String> all = new ArrayList<>(columns);
      all.addAll(names(Context.values()));
      return new BlockClassifier(first, TreeModel.read(lines, all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Enum<?>[] columns) {
    return Stream.of(columns).map(Enum::name).toList();
  }

  /** For each block the probability, from 0 to 1, that it belongs to the article. */
  float[] judge(PageFacts page) {
    float[][] all = BlockFeatures.of(page, Context.count());
    float[] scores = first.probabilities(all);
    int[] hopeful = IntStream.range(0, scores.length).filter(i -> scores[i] >= HOPELESS).toArray();
    float[][] context = new ScoreContext(page.blocks(), scores).rows();
    float[][] rows = new float[hopeful.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = all[hopeful[i]];
      System.arraycopy(context[hopeful[i]], 0, rows[i], Feature.count(), Context.count());
    }
    float[] second = this.second.probabilities(rows);
    float[] judged = scores.clone();
    for (int i = 0; i < second.length; i++) {
      judged[hopeful[i]] = second[i];
    }
    return judged;
  }
}
