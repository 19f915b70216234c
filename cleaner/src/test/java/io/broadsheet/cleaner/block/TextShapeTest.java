package io.broadsheet.cleaner.block;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextShapeTest {

  @Test
  void shouldCountWordsAndMarks() {
    TextShape shape = TextShape.of("The mayor, Ms. Lee, said: \"We will open 3 schools.\"");

    assertThat(shape.words()).isEqualTo(10);
    assertThat(shape.capitalised()).isEqualTo(4);
    assertThat(shape.commas()).isEqualTo(2);
    assertThat(shape.sentenceEnds()).isEqualTo(2);
    assertThat(shape.digits()).isEqualTo(1);
  }

  @Test
  void shouldKeepWordsWithAnApostropheWhole() {
    assertThat(TextShape.of("it's the council’s").words()).isEqualTo(3);
  }

  @Test
  void shouldCountUnspacedScriptsByLength() {
    assertThat(TextShape.of("市議会は新しい学校の建設を決めた。").words()).isBetween(7, 12);
    assertThat(TextShape.of("สภาเมืองตัดสินใจสร้างโรงเรียนใหม่").words()).isBetween(5, 9);
  }

  @Test
  void shouldTakeASentenceForProseAndALabelNot() {
    assertThat(
            TextShape.of("The council decided on Monday to build a new school by the river.")
                .isProse())
        .isTrue();
    assertThat(TextShape.of("Politics | Sports | Weather").isProse()).isFalse();
    assertThat(TextShape.of("市議会は月曜日に、川のそばに新しい学校を建てることを決めた。").isProse()).isTrue();
  }

  @Property
  void shouldNeverCountMoreThanThereIs(@ForAll String text) {
    TextShape shape = TextShape.of(text);

    assertThat(shape.words()).isBetween(0, text.length());
    assertThat(shape.digits()).isLessThanOrEqualTo(text.length());
  }
}
