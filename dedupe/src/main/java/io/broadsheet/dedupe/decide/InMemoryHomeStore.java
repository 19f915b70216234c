package io.broadsheet.dedupe.decide;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** A store that lasts as long as the process. Not thread-safe. */
public final class InMemoryHomeStore implements HomeStore {

  private final Map<String, byte[]> homes = new HashMap<>();

  @Override
  public byte[] get(String id) {
    return homes.get(id);
  }

  @Override
  public void put(String id, byte[] home) {
    homes.put(id, home);
  }

  @Override
  public void delete(String id) {
    homes.remove(id);
  }

  @Override
  public void forEach(BiConsumer<String, byte[]> visitor) {
    homes.forEach(visitor);
  }
}
