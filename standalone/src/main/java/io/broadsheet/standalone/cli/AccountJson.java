package io.broadsheet.standalone.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.standalone.account.Account;
import io.broadsheet.standalone.account.FedPage;
import io.broadsheet.standalone.account.PageOutcome;

/** The account as the JSON object that scripts rely on. */
final class AccountJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One line. {@code articles} has an entry for every page that showed an article. */
  String write(Account account) {
    Account.Counts counts = account.counts();
    ObjectNode object = JSON.createObjectNode();
    object.put("pages", counts.pages());
    object.put("canonical", counts.canonical());
    object.put("duplicates", counts.duplicates());
    object.put("rejected", counts.rejected());
    object.put("deadLetters", counts.deadLetters());
    object.put("unchanged", counts.unchanged());
    ArrayNode articles = object.putArray("articles");
    for (Account.Entry entry : account.entries()) {
      entry.places().forEach(outcome -> article(account, entry.page(), outcome, articles));
    }
    return object.toString();
  }

  private void article(Account account, FedPage page, PageOutcome outcome, ArrayNode articles) {
    if (outcome instanceof PageOutcome.Canonical a) {
      article(articles.addObject(), page, a.id(), a.url(), a.title(), a.id());
    } else if (outcome instanceof PageOutcome.Duplicate a) {
      article(articles.addObject(), page, a.id(), a.url(), a.title(), a.canonicalId());
    } else if (outcome instanceof PageOutcome.Recrawled a) {
      String canonicalId = account.canonicalId(a.id());
      article(articles.addObject(), page, a.id(), a.url(), a.title(), canonicalId);
    }
  }

  private static void article(
      ObjectNode object, FedPage page, String id, String url, String title, String canonicalId) {
    object.put("id", id);
    object.put("source", page.source());
    object.put("url", url);
    object.put("title", title);
    object.put("canonicalId", canonicalId);
  }
}
