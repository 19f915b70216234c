package io.broadsheet.cleaner.site;

/** Keeps small opaque records by key. */
public interface BlockStore {

  /** The record, or null. */
  byte[] get(String key);

  void put(String key, byte[] record);
}
