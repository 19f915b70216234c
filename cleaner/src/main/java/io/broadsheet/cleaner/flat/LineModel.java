package io.broadsheet.cleaner.flat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How likely each line of a page belongs to its article. The first trees judge a line by its
 * features; the second ones also see how the first judged the lines around it.
 */
final class LineModel {

  private static final LineModel STANDARD = load("line-model.txt");
  private static final String DIVIDER = "--";

  private final Trees first;
  private final Trees second;

  LineModel(Trees first, Trees second) {
    this.first = first;
    this.second = second;
  }

  /** The model that comes with Broadsheet. */
  static LineModel standard() {
    return STANDARD;
  }

  /** One probability a line. */
  double[] judge(PageView page) {
    float[][] rows = new LineFeatures(page).rows();
    double[] firstSight = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      firstSight[i] = first.probability(rows[i]);
    }
    double[] judged = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      judged[i] = second.probability(Neighbourhood.extend(rows[i], firstSight, page, i));
    }
    return judged;
  }

  private static LineModel load(String resource) {
    try (InputStream in = LineModel.class.getResourceAsStream(resource)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the two ensembles, with a line of {@code --} between them; # begins a comment line. */
  static LineModel parse(List<String> text) {
    List<String> lines = text.stream().filter(line -> !line.startsWith("#")).toList();
    int divider = lines.indexOf(DIVIDER);
    return new LineModel(
        Trees.parse(lines.subList(0, divider)),
        Trees.parse(lines.subList(divider + 1, lines.size())));
  }
}
