package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Article;

/** Bodies that can be committed and rolled back. */
final class MemoryBodies implements TaskStores.Bodies<Article> {

  private final Undoable<Long, Article> bodies = new Undoable<>(Long::compare);

  @Override
  public Article get(long arrival) {
    return bodies.get(arrival);
  }

  @Override
  public void put(long arrival, Article body) {
    bodies.put(arrival, body);
  }

  @Override
  public void delete(long arrival) {
    bodies.remove(arrival);
  }

  void commit() {
    bodies.commit();
  }

  void rollBack() {
    bodies.rollBack();
  }

  int size() {
    return bodies.size();
  }
}
