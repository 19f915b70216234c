package io.broadsheet.dedupe.decide;

/**
 * Tells, in some 16 bytes an id, that an id is not among those that were added, which is quicker
 * than to look for it on disk. Ids that are alike in 32 bits of their hash are taken for each
 * other. Not thread-safe.
 */
public final class IdCounts {

  private static final long MULTIPLIER = 0xd6e8feb86659fd93L;

  private final IntMap counts = new IntMap(0);

  /** Adds an id once more. */
  public void add(String id) {
    int hash = hash(id);
    counts.put(hash, counts.get(hash) + 1);
  }

  /** Takes back an {@link #add}. */
  public void remove(String id) {
    int hash = hash(id);
    int left = counts.get(hash) - 1;
    if (left > 0) {
      counts.put(hash, left);
    } else {
      counts.remove(hash);
    }
  }

  /** False only for an id that is not among them. */
  public boolean mayHold(String id) {
    return counts.get(hash(id)) != IntMap.ABSENT;
  }

  private static int hash(String id) {
    return (int) (id.hashCode() * MULTIPLIER >>> Integer.SIZE);
  }
}
