package io.broadsheet.cleaner.cue;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextCuesTest {

  private static int strength(String text, TextCue cue) {
    return TextCues.STANDARD.find(text).strength(cue);
  }

  @Test
  void shouldTellWholeTextsFromBeginningsAndInsides() {
    assertThat(strength("Read more", TextCue.RELATED)).isEqualTo(3);
    assertThat(strength("Read more: the bridge", TextCue.RELATED)).isEqualTo(2);
    assertThat(strength("If you like, read more here", TextCue.RELATED)).isEqualTo(1);
    assertThat(strength("The bridge opens", TextCue.RELATED)).isZero();
  }

  @Test
  void shouldMatchWholeWordsInSpacedScripts() {
    assertThat(strength("Photographers gathered", TextCue.CREDIT)).isZero();
  }

  @Test
  void shouldKnowOtherLanguagesAndScripts() {
    assertThat(strength("Lesen Sie auch: Die Brücke", TextCue.RELATED)).isEqualTo(2);
    assertThat(strength("Читайте также", TextCue.RELATED)).isEqualTo(3);
    assertThat(strength("関連記事", TextCue.RELATED)).isEqualTo(3);
  }

  @Property
  void shouldSurviveAnyText(@ForAll String text) {
    assertThat(TextCues.STANDARD.find(text).count()).isNotNegative();
  }
}
