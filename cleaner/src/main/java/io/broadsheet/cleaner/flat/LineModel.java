package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.tree.TreeModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What every line of a page is likely to be. The first trees judge by a line's features whether it
 * belongs to the article; the second ones also see how the first judged the lines around it, and so
 * do those that look for the title.
 */
final class LineModel {

  private static final LineModel STANDARD = load("line-model.txt");

  private final TreeModel first;
  private final TreeModel second;
  private final TreeModel title;

  private LineModel(TreeModel first, TreeModel second, TreeModel title) {
    this.first = first;
    this.second = second;
    this.title = title;
  }

  /**
   * Probabilities, one a line.
   *
   * @param body that the line belongs to the article
   * @param title that the line is the article's title
   */
  record Opinions(float[] body, float[] title) {}

  /** The model that comes with Broadsheet, see {@code cleaner/src/train}. */
  static LineModel standard() {
    return STANDARD;
  }

  Opinions judge(PageView page) {
    float[][] rows = new LineFeatures(page).rows();
    float[][] extended = Neighbourhood.extend(rows, first.probabilities(rows), page);
    return new Opinions(second.probabilities(extended), title.probabilities(extended));
  }

  /** Names of what the first trees see, and of what the others see. */
  static List<String> columns(boolean extended) {
    List<String> columns = new ArrayList<>(LineFeatures.columns());
    columns.addAll(extended ? Neighbourhood.columns() : List.of());
    return columns;
  }

  private static LineModel load(String resource) {
    try (InputStream in = LineModel.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new LineModel(
          TreeModel.read(lines, columns(false)),
          TreeModel.read(lines, columns(true)),
          TreeModel.read(lines, columns(true)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
