package io.broadsheet.dedupe.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A sorted map that can be committed and rolled back. */
final class Undoable<K, V> {

  private final TreeMap<K, V> map;
  private final List<Runnable> undo = new ArrayList<>();

  Undoable(Comparator<K> order) {
    map = new TreeMap<>(order);
  }

  V get(K key) {
    return map.get(key);
  }

  void put(K key, V value) {
    remember(key, map.put(key, value));
  }

  void remove(K key) {
    remember(key, map.remove(key));
  }

  NavigableMap<K, V> from(K key) {
    return map.tailMap(key, true);
  }

  int size() {
    return map.size();
  }

  void commit() {
    undo.clear();
  }

  void rollBack() {
    Collections.reverse(undo);
    undo.forEach(Runnable::run);
    undo.clear();
  }

  private void remember(K key, V before) {
    undo.add(before == null ? () -> map.remove(key) : () -> map.put(key, before));
  }
}
