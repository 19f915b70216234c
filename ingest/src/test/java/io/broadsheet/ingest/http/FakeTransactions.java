package io.broadsheet.ingest.http;

import io.broadsheet.ingest.InputItem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A broker that can be made slow, or taken away. */
final class FakeTransactions implements PageTransactions {

  final List<List<InputItem>> committed = new CopyOnWriteArrayList<>();
  final Semaphore mayCommit = new Semaphore(Integer.MAX_VALUE);
  volatile boolean away;

  /** URL of pages that it does not want. */
  volatile String unwanted;

  @Override
  public void open() {
    requireThere();
  }

  @Override
  public void commit(List<InputItem> items) {
    mayCommit.acquireUninterruptibly();
    requireThere();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof InputItem.Page page && page.id().equals(unwanted)) {
        throw new UnsendableException(i, "unwanted");
      }
    }
    committed.add(items);
  }

  @Override
  public void close() {
    // nothing is open
  }

  /** URLs of all pages, in their order. */
  List<String> urls() {
    return committed.stream()
        .flatMap(List::stream)
        .map(
            item ->
                item instanceof InputItem.Page page
                    ? page.page().getUrl()
                    : "too large: " + ((InputItem.TooLarge) item).id())
        .toList();
  }

  private void requireThere() {
    if (away) {
      throw new IllegalStateException("away");
    }
  }
}
