package io.broadsheet.cleaner.flat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What every line of a page is likely to be. The first trees judge by a line's features whether it
 * belongs to the article; the second ones also see how the first judged the lines around it, and so
 * do those that look for the title.
 */
final class LineModel {

  private static final LineModel STANDARD = load("line-model.txt");
  private static final String DIVIDER = "--";

  private final Trees first;
  private final Trees second;
  private final Trees title;

  private LineModel(Trees first, Trees second, Trees title) {
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
  record Opinions(double[] body, double[] title) {}

  /** The model that comes with Broadsheet. */
  static LineModel standard() {
    return STANDARD;
  }

  Opinions judge(PageView page) {
    float[][] rows = Neighbourhood.extend(new LineFeatures(page).rows(), first, page);
    double[] body = new double[rows.length];
    double[] titles = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      body[i] = second.probability(rows[i]);
      titles[i] = title.probability(rows[i]);
    }
    return new Opinions(body, titles);
  }

  private static LineModel load(String resource) {
    try (InputStream in = LineModel.class.getResourceAsStream(resource)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the three ensembles, with a line of {@code --} between them; # begins a comment line. */
  static LineModel parse(List<String> text) {
    List<String> lines = text.stream().filter(line -> !line.startsWith("#")).toList();
    int one = lines.indexOf(DIVIDER);
    int two = lines.lastIndexOf(DIVIDER);
    return new LineModel(
        Trees.parse(lines.subList(0, one)),
        Trees.parse(lines.subList(one + 1, two)),
        Trees.parse(lines.subList(two + 1, lines.size())));
  }
}
