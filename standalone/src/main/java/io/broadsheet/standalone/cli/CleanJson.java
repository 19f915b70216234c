package io.broadsheet.standalone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.cleaner.CleanArticle;
import io.broadsheet.cleaner.CleaningOutcome;
import io.broadsheet.cleaner.Explanation;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.stream.Records;
import io.broadsheet.ingest.InputItem;
import java.util.function.Function;

/**
 * The JSON line that {@code clean} writes for a page; of every input something is written. The text
 * of a rejected page is what was found on it, for those who tune the rejection.
 */
final class CleanJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CleanJson() {}

  static String line(InputItem item, Function<Page, Explanation> cleaner) {
    if (item instanceof InputItem.Page page) {
      return cleaned(page, cleaner);
    }
    if (item instanceof InputItem.TooLarge tooLarge) {
      return rejected(tooLarge.id(), tooLarge.emptied().getUrl(), null, "too-large").toString();
    }
    InputItem.Unreadable unreadable = (InputItem.Unreadable) item;
    System.err.println("Not read: " + unreadable.file() + ": " + unreadable.reason());
    return rejected(unreadable.file(), null, null, "unreadable").toString();
  }

  private static String cleaned(InputItem.Page page, Function<Page, Explanation> cleaner) {
    String url = page.page().getUrl();
    try {
      Explanation explanation = cleaner.apply(Records.page(page.page()));
      if (explanation.outcome() instanceof CleaningOutcome.Cleaned cleaned) {
        return article(page.id(), cleaned.article()).toString();
      }
      CleaningOutcome.Rejected rejected = (CleaningOutcome.Rejected) explanation.outcome();
      return rejected(
              page.id(),
              rejected.url() == null ? url : rejected.url(),
              rejected.title(),
              rejected.reason().code())
          .put("text", explanation.keptText())
          .toString();
    } catch (RuntimeException | StackOverflowError e) {
      System.err.println("Failed: " + page.id() + ": " + e);
      return rejected(page.id(), url, null, "failed").toString();
    }
  }

  private static ObjectNode article(String id, CleanArticle article) {
    ObjectNode object = head(id, article.url(), "article");
    object.put("title", article.title());
    article.authors().forEach(object.putArray("authors")::add);
    object.put(
        "published", article.publishedAt() == null ? null : article.publishedAt().toString());
    object.put("language", article.language());
    object.put("text", article.text());
    return object;
  }

  private static ObjectNode rejected(String id, String url, String title, String reason) {
    ObjectNode object = head(id, url, "rejected");
    object.put("reason", reason);
    object.put("title", title);
    object.putArray("authors");
    object.putNull("published");
    object.putNull("language");
    object.put("text", "");
    return object;
  }

  private static ObjectNode head(String id, String url, String status) {
    return JSON.createObjectNode().put("id", id).put("url", url).put("status", status);
  }
}
