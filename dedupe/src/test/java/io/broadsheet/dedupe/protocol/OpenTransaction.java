package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Article;
import java.util.ArrayList;
import java.util.List;

/** What a task has told consumers and not committed yet. */
final class OpenTransaction implements Publisher<Article> {

  private final List<ConsumerView.Told> told = new ArrayList<>();

  void commit(ConsumerView view) {
    told.forEach(each -> each.accept(view));
    told.clear();
  }

  void abort() {
    told.clear();
  }

  @Override
  public void canonical(Article body, int revision, boolean late) {
    told.add(ConsumerView.canonical(body, revision, late));
  }

  @Override
  public void retract(Article body) {
    told.add(ConsumerView.retract(body.id()));
  }

  @Override
  public void duplicate(Article body, int revision, boolean late, Copy copy) {
    told.add(ConsumerView.duplicate(copy, revision, late));
  }

  @Override
  public void withdraw(Article body) {
    told.add(ConsumerView.withdraw(body.id()));
  }

  @Override
  public void recrawl(Article body, Recrawl kind, int revision) {
    told.add(ConsumerView.recrawl(body, kind, revision));
  }

  @Override
  public String addressOf(Article body) {
    return body.url();
  }
}
