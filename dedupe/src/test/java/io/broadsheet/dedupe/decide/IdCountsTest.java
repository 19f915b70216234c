package io.broadsheet.dedupe.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdCountsTest {

  @Property
  void shouldMissNoIdThatIsLeft(@ForAll List<String> left, @ForAll List<String> removed) {
    IdCounts counts = new IdCounts();
    left.forEach(counts::add);
    removed.forEach(counts::add);
    removed.forEach(counts::remove);
    assertThat(left).allMatch(counts::mayHold);
    left.forEach(counts::remove);
    assertThat(removed).noneMatch(counts::mayHold);
  }

  @Test
  void shouldHoldFewInError() {
    IdCounts counts = new IdCounts();
    IntStream.range(0, 100_000).forEach(i -> counts.add("article" + i));
    assertThat(IntStream.range(0, 100_000).filter(i -> counts.mayHold("other" + i)).count())
        .isLessThan(50);
  }
}
