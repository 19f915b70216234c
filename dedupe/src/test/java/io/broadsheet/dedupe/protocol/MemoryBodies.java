package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.decide.Version;

/** Bodies that can be committed and rolled back. */
final class MemoryBodies implements TaskStores.Bodies<Article> {

  private final Undoable<Version, Article> bodies = new Undoable<>(Version::compareTo);

  @Override
  public Article get(Version version) {
    return bodies.get(version);
  }

  @Override
  public void put(Version version, Article body) {
    bodies.put(version, body);
  }

  @Override
  public void delete(Version version) {
    bodies.remove(version);
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
