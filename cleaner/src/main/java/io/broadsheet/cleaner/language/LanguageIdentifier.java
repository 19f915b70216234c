package io.broadsheet.cleaner.language;

import java.util.List;
import java.util.Optional;

/** Identifies the language of a text. Thread-safe; the model is loaded once, at first need. */
public final class LanguageIdentifier {

  private static final int MIN_LETTERS = 12;

  /** Loaded on first use, since it costs half a second. */
  private static final class Model {
    private static final NgramModel INSTANCE = NgramModel.load();
    private static final FunctionWords WORDS = FunctionWords.load();
  }

  /**
   * The ISO 639-1 code of the language that most of the text is written in, such as {@code de};
   * Norwegian is {@code nb} or {@code nn}. Empty when the text is null, too short to tell, or in a
   * language without such a code.
   *
   * <p>Only a sample of a long text is looked at, so the cost does not grow with its length.
   */
  public Optional<String> identify(String text) {
    List<String> windows = Sample.of(text == null ? "" : text);
    String sample = String.join(" ", windows);
    Scripts scripts = Scripts.of(sample);
    if (scripts.letters() < (scripts.isDense() ? MIN_LETTERS / 3 : MIN_LETTERS)) {
      return Optional.empty();
    }
    return scripts
        .onlyLanguage()
        .or(() -> byModel(windows, sample, scripts))
        .filter(language -> language.length() == 2);
  }

  private static Optional<String> byModel(List<String> windows, String sample, Scripts scripts) {
    return Model.INSTANCE
        .best(windows, scripts.candidates())
        .map(best -> Model.WORDS.decide(sample, best))
        .map(best -> MalayFamily.contains(best) ? MalayFamily.decide(sample, best) : best);
  }
}
