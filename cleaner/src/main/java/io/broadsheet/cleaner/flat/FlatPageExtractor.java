package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.RejectionReason;
import io.broadsheet.cleaner.language.LanguageIdentifier;
import java.util.List;

/**
 * Takes the article out of plain text or a flattened page. Thread-safe; time and memory grow
 * linearly with the text, of which no more than 20,000 lines are read.
 */
public final class FlatPageExtractor {

  private final LineModel model = LineModel.standard();
  private final LanguageIdentifier languages = new LanguageIdentifier();

  /** The article on the page, or why there is none. */
  public FlatOutcome extract(String text) {
    PageView page = new PageView(LineReader.read(text));
    if (page.size() == 0) {
      return new FlatOutcome.Rejected(
          RejectionReason.EMPTY, null, null, "The page holds no text.", List.of());
    }
    return read(page, model.judge(page), languages);
  }

  /** Goes on from what is thought of each line, see {@link LineModel#judge}. */
  static FlatOutcome read(
      PageView page, LineModel.Opinions opinions, LanguageIdentifier languages) {
    String[] removed = new LinePicker(page, opinions.body()).pick();
    int title = new TitleChoice(page, removed).find(opinions.title());
    return new Reading(page, opinions.body(), removed, title).outcome(languages);
  }
}
