package io.broadsheet.bench.race;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * One contestant: the same work as in every other lane, cut into the same turns.
 *
 * @param turns each returns something computed from all of its results, so that nothing of the work
 *     can be left out
 */
public record Lane(String name, List<LongSupplier> turns) {

  public Lane {
    turns = List.copyOf(turns);
  }

  /** A lane that does all of its work in one turn. */
  public static Lane inOneTurn(String name, LongSupplier work) {
    return new Lane(name, List.of(work));
  }
}
