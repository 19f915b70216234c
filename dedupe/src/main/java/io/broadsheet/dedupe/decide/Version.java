package io.broadsheet.dedupe.decide;

import java.util.Objects;

/**
 * One state of an article: a text at a place in the order. When either changes, the article goes on
 * as another version, so whatever is said of a version is said of something that never changes.
 *
 * @param id of the article
 * @param number counts the versions of the article, from 1
 */
public record Version(String id, int number) implements Comparable<Version> {

  public Version {
    Objects.requireNonNull(id, "id");
  }

  @Override
  public int compareTo(Version other) {
    int byId = id.compareTo(other.id);
    return byId != 0 ? byId : Integer.compare(number, other.number);
  }
}
