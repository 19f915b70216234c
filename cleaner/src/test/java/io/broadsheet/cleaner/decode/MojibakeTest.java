package io.broadsheet.cleaner.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeTest {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static String misread(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), WINDOWS_1252);
  }

  @ParameterizedTest
  @CsvSource({
    "itâ€™s, it’s",
    "fÃ¼r, für",
    "cafÃ© crÃ¨me, café crème",
    "Â£5 and 20Â°C, £5 and 20°C",
    "ÐšÐ½Ð¸Ð³Ð°, Книга",
    "æ–°é—», 新闻",
  })
  void shouldRepairWhatWasReadAsWindows1252(String garbled, String repaired) {
    assertThat(Mojibake.repair(garbled)).isEqualTo(repaired);
  }

  @Test
  void shouldRepairWhatWasReadAsLatin1() {
    String garbled =
        new String("it’s".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(Mojibake.repair(garbled)).isEqualTo("it’s");
  }

  @Test
  void shouldRepairWhatWasEncodedThreeTimes() {
    assertThat(Mojibake.repair(misread(misread("Grüße – für alle")))).isEqualTo("Grüße – für alle");
  }

  @Test
  void shouldRepairOnePartAndLeaveTheOther() {
    assertThat(Mojibake.repair("« Il est tombé\u00a0» … dÃ©jÃ\u00a0 vu"))
        .isEqualTo("« Il est tombé\u00a0» … déjà vu");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "« Il est tombé\u00a0», dit-il",
        "LE CAFÉ»… À DEMAIN",
        "„SCHÖN“ – „GRÜSSE“",
        "AMANHÃ” e “NÃO”",
        "Â, â und ã sind Buchstaben",
        "10 °C, 5 £, § 7, ½ Ã, ©",
        "Привет, как дела? «Хорошо»",
        "Tiếng Việt: Ồ, ố, Ã ƠI",
        "記事の本文です。",
        "Ünlü Öğretmen’in “Çığlığı”",
      })
  void shouldLeaveCorrectTextAlone(String text) {
    assertThat(Mojibake.repair(text)).isEqualTo(text);
  }

  @Property
  void shouldChangeNothingTheSecondTime(@ForAll("garbled") String text) {
    String once = Mojibake.repair(text);
    assertThat(Mojibake.repair(once)).isEqualTo(once);
  }

  @Property
  void shouldUndoAMisreadingOfWords(@ForAll("words") String text) {
    assertThat(Mojibake.repair("fÃ¼r " + misread(text))).isEqualTo("für " + text);
  }

  @Provide
  Arbitrary<String> garbled() {
    return Arbitraries.strings()
        .withChars("aÃÂâÐÑé€™œ\u009d©¼\u00a0»”…äæ–—")
        .ofMaxLength(24)
        .map(text -> text.length() % 2 == 0 ? misread(text) : text);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("Straße", "naïve", "señor", "coração", "Ærø", "l’été", "„so“", "10 €")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(words -> String.join(" ", words));
  }
}
