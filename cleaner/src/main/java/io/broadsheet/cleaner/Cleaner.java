package io.broadsheet.cleaner;

import java.nio.charset.StandardCharsets;
import java.util.List;

public final class Cleaner {
  public CleaningOutcome clean(Page page) {
    String s = new String(page.body(), StandardCharsets.UTF_8);
    String text = org.jsoup.Jsoup.parse(s).text();
    if (text.length() < 100) return new CleaningOutcome.Rejected(page.url(), null, RejectionReason.TOO_SHORT, "too short");
    return new CleaningOutcome.Cleaned(new CleanArticle(ArticleId.of(page.url()), page.url(), null, text.substring(0, 20), List.of(), null, null, "en", text, null, null, 1, "", false, List.of()));
  }
}
