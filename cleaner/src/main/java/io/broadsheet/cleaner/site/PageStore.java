package io.broadsheet.cleaner.site;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** Keeps small opaque records by key. */
public interface PageStore {

  /** The record, or null. */
  byte[] get(String key);

  void put(String key, byte[] record);

  /** A store that is two functions. */
  static PageStore over(Function<String, byte[]> get, BiConsumer<String, byte[]> put) {
    return new PageStore() {
      @Override
      public byte[] get(String key) {
        return get.apply(key);
      }

      @Override
      public void put(String key, byte[] record) {
        put.accept(key, record);
      }
    };
  }
}
