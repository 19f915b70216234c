package io.broadsheet.dedupe.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The lanes in which the crawls of a version came. Most came in one, and of those most in the
 * default lane. State is kept for as long as one of them needs it.
 *
 * @param names distinct, in order; the default lane is the empty string
 */
record Lanes(List<String> names) {

  /** The name of the lane of all articles that name none. */
  static final String DEFAULT_NAME = "";

  static final Lanes DEFAULT = new Lanes(List.of(DEFAULT_NAME));

  /**
   * @param lane null for the default lane
   */
  static Lanes of(String lane) {
    return lane == null || lane.equals(DEFAULT_NAME) ? DEFAULT : new Lanes(List.of(lane));
  }

  Lanes and(Lanes other) {
    if (names.containsAll(other.names)) {
      return this;
    }
    TreeSet<String> all = new TreeSet<>(names);
    all.addAll(other.names);
    return new Lanes(List.copyOf(all));
  }

  /** Whether there is a lane that is in both. */
  boolean meets(Lanes other) {
    return names.stream().anyMatch(other.names::contains);
  }

  boolean isDefault() {
    return equals(DEFAULT);
  }

  /** A byte for the default lane. */
  void write(ByteWriter out) {
    if (isDefault()) {
      out.number(0);
    } else {
      out.number(names.size());
      names.forEach(out::text);
    }
  }

  static Lanes read(ByteReader in) {
    int size = in.count();
    if (size == 0) {
      return DEFAULT;
    }
    List<String> names = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      names.add(in.text());
    }
    return new Lanes(names);
  }
}
