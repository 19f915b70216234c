package io.broadsheet.cleaner.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CharactersTest {

  @Test
  void shouldTakeNoShortCutThatMakesADifference() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      for (String around : new String[] {"%s", "a%sb", "e%s", "%s\u0301", "が %s", "%s %1$s"}) {
        String raw = around.formatted((char) c);
        assertThat(Characters.clean(raw)).as("U+%04X", c).isEqualTo(Characters.cleaned(raw));
      }
    }
  }

  @Property
  void anyTextIsCleanedAlike(@ForAll String raw) {
    assertThat(Characters.clean(raw)).isEqualTo(Characters.cleaned(raw));
  }
}
