package io.broadsheet.dedupe.decide;

import java.util.function.BiConsumer;

/**
 * Keeps one opaque record an article, by the article's id. It is all the state there is: what is
 * stored here and nothing else has to survive a restart.
 *
 * <p>An {@link IncrementalDecider} reads back what it has just written, within the same transaction
 * where the store has such.
 */
public interface HomeStore {

  /** The record of an article, or null. */
  byte[] get(String id);

  void put(String id, byte[] home);

  /** Does nothing when there is no such article. */
  void delete(String id);

  /** Shows every record, in any order. Called once, when a decider starts. */
  void forEach(BiConsumer<String, byte[]> visitor);
}
