package io.broadsheet.cleaner;

import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.cleaner.text.Normaliser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes out of cleaned articles what their site's memory knows to recur. Not thread-safe. */
public final class SiteCleaner {

  /** Kind of removal, as it stands in records. */
  static final String RECURRING = "recurring";

  private final SiteMemory memory;

  public SiteCleaner(SiteMemory memory) {
    this.memory = memory;
  }

  /** Learns from an article and cleans it further; an article without a site is left as it is. */
  public CleaningOutcome clean(CleanArticle article, Instant fetchedAt) {
    if (article.site() == null) {
      return new CleaningOutcome.Cleaned(article);
    }
    List<String> paragraphs = List.of(article.text().split(Normaliser.PARAGRAPH_BREAK));
    List<Integer> recurring = memory.recurring(article.site(), fetchedAt, paragraphs);
    if (recurring.isEmpty()) {
      return new CleaningOutcome.Cleaned(article);
    }
    if (recurring.size() == paragraphs.size()) {
      return new CleaningOutcome.Rejected(
          article.url(),
          article.title(),
          RejectionReason.TOO_SHORT,
          "All of its text stands on other pages of the site too.");
    }
    return new CleaningOutcome.Cleaned(without(article, paragraphs, recurring));
  }

  private static CleanArticle without(
      CleanArticle article, List<String> paragraphs, List<Integer> recurring) {
    List<String> kept = new ArrayList<>(paragraphs);
    int characters = 0;
    for (int i = recurring.size() - 1; i >= 0; i--) {
      characters += kept.remove((int) recurring.get(i)).length();
    }
    List<CleanArticle.Removal> removals = new ArrayList<>(article.removals());
    removals.add(new CleanArticle.Removal(RECURRING, recurring.size(), characters));
    return Articles.withText(article, String.join(Normaliser.PARAGRAPH_BREAK, kept), removals);
  }
}
