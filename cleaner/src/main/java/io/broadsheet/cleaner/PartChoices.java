package io.broadsheet.cleaner;

import java.util.Set;

/**
 * Which parts of a story are in its text whatever the models say. Of the parts in neither set each
 * block is judged by itself.
 *
 * @param kept parts that stay where they belong to the story
 * @param dropped parts that never stay
 */
public record PartChoices(Set<ArticlePart> kept, Set<ArticlePart> dropped) {

  /** All parts are judged. */
  public static final PartChoices NONE = new PartChoices(Set.of(), Set.of());

  /**
   * @throws IllegalArgumentException when a part is in both sets
   */
  public PartChoices {
    kept = Set.copyOf(kept);
    dropped = Set.copyOf(dropped);
    for (ArticlePart part : kept) {
      if (dropped.contains(part)) {
        throw new IllegalArgumentException(
            "%s cannot be both kept and dropped. Name it once.".formatted(part.code()));
      }
    }
  }
}
