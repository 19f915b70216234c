package io.broadsheet.cleaner.reject;

import io.broadsheet.cleaner.html.Extraction;
import io.broadsheet.cleaner.metadata.Metadata;
import io.broadsheet.cleaner.tree.TreeModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Five judges of whether a page holds an article, each by the measures and the words of the page.
 * The first learned from all pages, the others from articles and one kind of other pages each:
 * lists, products, services, forums. Thread-safe.
 */
final class PageJudges {

  private static final int COUNT = 5;

  /** How much the words of a page count beside its measures. */
  private static final double WORDS_COUNT = 1;

  private final TreeModel[] models;
  private final PageWords words;

  /**
   * @param models the trees of each judge, for rows as {@link PageFeature} has them
   * @param words with as many weights for each word
   * @throws IllegalArgumentException when they are not as many
   */
  PageJudges(TreeModel[] models, PageWords words) {
    if (words.judges() != models.length) {
      throw new IllegalArgumentException(
          "There are words for %d judges of %d.".formatted(words.judges(), models.length));
    }
    this.models = models;
    this.words = words;
  }

  /** The judges that {@code train_pages.py} wrote. */
  static PageJudges load() {
    List<String> columns = Stream.of(PageFeature.values()).map(Enum::name).toList();
    try (InputStream in = PageJudges.class.getResourceAsStream("page-model.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      TreeModel[] models = new TreeModel[COUNT];
      for (int i = 0; i < COUNT; i++) {
        models[i] = TreeModel.read(lines, columns);
      }
      return new PageJudges(models, PageWords.load());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Log-odds that the page is no article: the mean of what the first judge says and what that of
   * the others says who doubts it most. A page need not look like all that is no article at once.
   *
   * @param row see {@link PageFeature}
   */
  double logOdds(float[] row, Metadata metadata, Extraction extraction) {
    return logOdds(row, words.logOdds(metadata, extraction));
  }

  /**
   * The same by the measures alone, for a page in a language whose words the judges do not know.
   */
  double logOddsOfMeasures(float[] row) {
    return logOdds(row, new double[models.length]);
  }

  private double logOdds(float[] row, double[] ofWords) {
    double first = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < models.length; i++) {
      double odds = models[i].logOdds(row) + WORDS_COUNT * ofWords[i];
      first = i == 0 ? odds : first;
      most = i == 0 ? most : Math.max(most, odds);
    }
    return (first + most) / 2;
  }
}
