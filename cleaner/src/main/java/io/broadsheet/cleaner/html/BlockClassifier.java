package io.broadsheet.cleaner.html;

import io.broadsheet.cleaner.block.Block;
import io.broadsheet.cleaner.tree.TreeModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    List<Block> blocks = page.blocks();
    float[][] features = BlockFeatures.of(page);
    float[] scores = new float[features.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = first.probability(features[i]);
    }
    float[][] context = new ScoreContext(blocks, scores).rows();
    float[] judged = new float[scores.length];
    float[] row = new float[Feature.count() + Context.count()];
    for (int i = 0; i < judged.length; i++) {
      if (scores[i] < HOPELESS) {
        judged[i] = scores[i];
        continue;
      }
      System.arraycopy(features[i], 0, row, 0, Feature.count());
      System.arraycopy(context[i], 0, row, Feature.count(), Context.count());
      judged[i] = second.probability(row);
    }
    return judged;
  }
}
