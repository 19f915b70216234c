package io.broadsheet.cleaner.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightTableTest {

  private static long key(String word) {
    return WeightTable.mix('b', Words.hash(word, 0, word.length()));
  }

  @Test
  void shouldFindEachOfManyPhrases() {
    WeightTable table = new WeightTable(10_000);
    IntStream.range(0, 10_000).forEach(i -> table.put(key("phrase" + i), i, -i));
    for (int i = 0; i < 10_000; i++) {
      int number = table.find(key("phrase" + i));
      assertThat(table.weights(number)).as("phrase %d", i).containsExactly(i, -i);
    }
    assertThat(table.find(key("phrase10000"))).isEqualTo(-1);
    assertThat(table.find(key("phrase"))).isEqualTo(-1);
  }

  @Test
  void shouldKnowTheOrderOfWords() {
    long add = Words.hash("add", 0, 3);
    long cart = Words.hash("cart", 0, 4);

    assertThat(WeightTable.mix(WeightTable.mix('b', add), cart))
        .isNotEqualTo(WeightTable.mix(WeightTable.mix('b', cart), add));
  }

  @Test
  void shouldHashWordsInLowerCase() {
    assertThat(Words.hash("ESPAÑOL", 0, 7)).isEqualTo(Words.hash("español", 0, 7));
    assertThat(Words.hash("a Cart.", 2, 6)).isEqualTo(Words.hash("cart", 0, 4));
  }

  @Test
  void shouldRefuseMoreThanItCanHold() {
    WeightTable table = new WeightTable(2);
    table.put(key("one"), 1);
    table.put(key("two"), 1);
    assertThatThrownBy(() -> table.put(key("three"), 1)).isInstanceOf(IllegalStateException.class);
  }
}
