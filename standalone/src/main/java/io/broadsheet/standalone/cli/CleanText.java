package io.broadsheet.standalone.cli;

import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Explanation;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.stream.Records;
import io.broadsheet.ingest.InputItem;
import java.util.Locale;
import java.util.function.Function;

/** A page block by block, for people. */
final class CleanText {

  private CleanText() {}

  static String explain(InputItem item, Function<Page, Explanation> cleaner) {
    if (!(item instanceof InputItem.Page page)) {
      return CleanJson.line(item, cleaner);
    }
    Explanation explanation = cleaner.apply(Records.page(page.page()));
    StringBuilder text = new StringBuilder(head(page.id(), explanation.outcome()));
    for (Explanation.JudgedBlock block : explanation.blocks()) {
      String mark = block.removal() == null ? "+" : "-";
      String why = block.removal() == null ? block.kind() : block.removal();
      text.append(String.format(Locale.ROOT, "%n%s %-14s %s", mark, why, block.text()));
    }
    return text.append(System.lineSeparator()).toString();
  }

  private static String head(String id, CleaningOutcome outcome) {
    if (outcome instanceof CleaningOutcome.Cleaned cleaned) {
      var article = cleaned.article();
      return "%s: article%s%n  title      %s%n  authors    %s%n  published  %s%n  language   %s"
          .formatted(
              id,
              article.incomplete() ? ", incomplete" : "",
              article.title(),
              String.join(", ", article.authors()),
              article.publishedAt(),
              article.language());
    }
    CleaningOutcome.Rejected rejected = (CleaningOutcome.Rejected) outcome;
    return "%s: rejected as %s%n  %s"
        .formatted(id, rejected.reason().code(), rejected.explanation());
  }
}
