package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyIndexTest {

  private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(4);
  private static final int KEYS = 6;

  /** What the index is to do, by sorted sets. */
  private final Map<Long, NavigableSet<Position>> expected = new TreeMap<>();

  private final Map<Position, long[]> entered = new LinkedHashMap<>();
  private final KeyIndex index = new KeyIndex(0);

  @Property(tries = 300)
  void shouldFindWhatSortedSetsFind(@ForAll long seed, @ForAll @IntRange(max = 150) int steps) {
    Random random = new Random(seed);
    for (int step = 0; step < steps; step++) {
      Position position = position(random);
      if (entered.containsKey(position) || random.nextInt(3) == 0) {
        remove(random.nextBoolean() ? position : some(random, position));
      } else {
        add(position, random.longs(0, KEYS).distinct().limit(random.nextInt(KEYS)).toArray());
      }
      assertFinds(random);
    }
    assertThat(index.size())
        .isEqualTo(expected.values().stream().filter(set -> !set.isEmpty()).count());
  }

  /** One that goes from both ends and the midst, as hot keys do when articles come in any order. */
  @Test
  void shouldKeepThousandsUnderOneKeyInOrder() {
    Random random = new Random(7);
    for (int i = 0; i < 8_000; i++) {
      add(new Position(START.plusSeconds(random.nextInt(20_000)), version(i)), new long[] {3});
    }
    List<Position> inOrder = new ArrayList<>(new TreeSet<>(entered.keySet()));
    inOrder.subList(0, 3_000).forEach(this::remove);
    for (int i = 0; i < 3_000; i++) {
      add(new Position(START.plusSeconds(20_000 + i), version(9_000 + i)), new long[] {3});
      remove(inOrder.get(3_000 + i));
    }
    Position end = new Position(START.plusSeconds(90_000), version(1));
    assertThat(index.before(3, end, Duration.ofDays(9), 9_000))
        .containsExactlyElementsOf(expected.get(3L).descendingSet());
  }

  private void assertFinds(Random random) {
    Position at = random.nextBoolean() ? position(random) : some(random, position(random));
    long key = random.nextInt(KEYS);
    int limit = random.nextInt(5);
    NavigableSet<Position> all = expected.getOrDefault(key, new TreeSet<>());
    Instant notBefore = at.at().minus(WINDOW);
    assertThat(index.before(key, at, WINDOW, limit + 1))
        .isEqualTo(
            all.headSet(at, false).descendingSet().stream()
                .takeWhile(found -> !found.at().isBefore(notBefore))
                .limit(limit + 1)
                .toList());
    Instant notAfter = at.at().plus(WINDOW);
    assertThat(index.after(key, at, WINDOW, limit + 1))
        .isEqualTo(
            all.tailSet(at, false).stream()
                .takeWhile(found -> !found.at().isAfter(notAfter))
                .limit(limit + 1)
                .toList());
  }

  private void add(Position position, long[] keys) {
    index.add(keys, position);
    entered.put(position, keys);
    for (long key : keys) {
      expected.computeIfAbsent(key, absent -> new TreeSet<>()).add(position);
    }
  }

  private void remove(Position position) {
    long[] keys = entered.containsKey(position) ? entered.remove(position) : new long[] {0, 1, 2};
    index.remove(keys, position);
    for (long key : keys) {
      expected.getOrDefault(key, new TreeSet<>()).remove(position);
    }
  }

  private Position some(Random random, Position otherwise) {
    List<Position> all = List.copyOf(entered.keySet());
    return all.isEmpty() ? otherwise : all.get(random.nextInt(all.size()));
  }

  /** Few times, few ids of both kinds and few versions, so that everything decides the order. */
  private static Position position(Random random) {
    Instant at = START.plusSeconds(60L * random.nextInt(10));
    int id = random.nextInt(8);
    String text = random.nextInt(4) == 0 ? "id " + id : hex(id);
    return new Position(at, new Version(text, 1 + random.nextInt(3)));
  }

  private static Version version(int id) {
    return new Version(hex(id), 1);
  }

  private static String hex(int id) {
    Random random = new Random(id % 3);
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits((long) id << 60 | id);
  }
}
