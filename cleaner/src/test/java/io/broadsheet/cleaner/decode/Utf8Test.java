package io.broadsheet.cleaner.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  private static final String[] CHARACTERS = {
    "a", "\u007f", "\u0080", "é", "߿", "ࠀ", "語", "\uffff", "😀"
  };

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int runs = random.nextInt(12); runs > 0; runs--) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)].repeat(1 + random.nextInt(80)));
    }
    return text.toString();
  }

  @Test
  void shouldDecodeAsThePlatformDoes() {
    Random random = new Random(20261127);
    for (int i = 0; i < 5_000; i++) {
      String text = text(random);
      byte[] bytes = text.getBytes(UTF_8);
      assertThat(Utf8.decode(bytes, bytes.length)).isEqualTo(text);
      assertThat(Utf8.decode(Arrays.copyOf(bytes, bytes.length + 9), bytes.length)).isEqualTo(text);
    }
  }

  @Test
  void shouldDropACharacterThatTheEndCutsOff() {
    byte[] bytes = "ab😀".getBytes(UTF_8);
    assertThat(Utf8.decode(bytes, bytes.length - 1)).isEqualTo("ab");
    assertThat(Utf8.decode(Arrays.copyOf(bytes, 4), 4)).isEqualTo("ab");
  }
}
