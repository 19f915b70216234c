package io.broadsheet.cleaner.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightTableTest {

  private static long hash(String phrase) {
    return WeightTable.step(WeightTable.EMPTY, phrase);
  }

  @Test
  void shouldFindEachOfManyPhrases() {
    WeightTable table = new WeightTable(1_000);
    IntStream.range(0, 1_000).forEach(i -> table.put("b_phrase_" + i, i));
    for (int i = 0; i < 1_000; i++) {
      int number = table.find(hash("b_phrase_" + i));
      assertThat(table.weight(number)).as("phrase %d", i).isEqualTo(i);
    }
    assertThat(table.find(hash("b_phrase_1000"))).isEqualTo(-1);
    assertThat(table.find(hash("b_phrase"))).isEqualTo(-1);
  }

  @Test
  void shouldHashLetterByLetterAsAWhole() {
    long hash = WeightTable.EMPTY;
    for (char letter : "español".toCharArray()) {
      hash = WeightTable.step(hash, letter);
    }
    assertThat(hash).isEqualTo(hash("español"));
  }

  @Test
  void shouldRefuseMoreThanItCanHold() {
    WeightTable table = new WeightTable(1_024);
    IntStream.range(0, 1_024).forEach(i -> table.put("p" + i, 1));
    assertThatThrownBy(() -> table.put("one more", 1)).isInstanceOf(IllegalStateException.class);
  }
}
