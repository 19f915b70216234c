package io.broadsheet.cleaner.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorNamesTest {

  private final AuthorNames names = new AuthorNames(siteCalled("Example Herald"));

  static SiteNames siteCalled(String name) {
    Landmarks page =
        Landmarks.of(Jsoup.parse("<meta property='og:site_name' content='" + name + "'>"));
    return SiteNames.of(MetaTags.of(page), StructuredData.of(page), "https://herald.example/a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Jane Doe | Jane Doe",
        "By Jane Doe | Jane Doe",
        "BY: Jane Doe | Jane Doe",
        "Von Erika Beispiel und Max Muster, dpa | Erika Beispiel;Max Muster;dpa",
        "Par Jean Exemple et Marie Modèle | Jean Exemple;Marie Modèle",
        "Por Ana Ejemplo y Juan Muestra | Ana Ejemplo;Juan Muestra",
        "Jane Doe, John Roe & Max Muster | Jane Doe;John Roe;Max Muster",
        "Jane Doe, John Roe, and Max Muster | Jane Doe;John Roe;Max Muster",
        "Maria & Katerina | Maria & Katerina",
        "Jane Doe (jd) | Jane Doe",
        "Comment by Jane Doe and John Roe | Jane Doe;John Roe",
        "Analysis by Jane Doe, John Roe and Ann Poe | Jane Doe;John Roe;Ann Poe",
        "Ein Kommentar von Erika Beispiel | Erika Beispiel",
        "Entrevista por Ana Ejemplo | Ana Ejemplo",
        "By Jane Doe for The Daily Example | Jane Doe",
        "By Jane Doe in Exampleton and John Roe in Sampleby | Jane Doe;John Roe",
        "Erika Beispiel aus Musterstadt | Erika Beispiel",
        "By Jane Doe, with reporting by John Roe | Jane Doe",
        "Words and pictures by Jane Doe | Jane Doe",
        "By Jane Doe ❤️ (jane@herald.example) | Jane Doe",
        "Jane Doe, Chief Political Reporter, London | Jane Doe",
        "Jane Doe, MD, PhD | Jane Doe",
        "Jane Doe – Senior Editor | Jane Doe",
        "Jane Doe <jane@example.org> | Jane Doe",
        "Jane Doe https://example.org/jane | Jane Doe",
        "<a href='/x'>Jane Doe</a> | Jane Doe",
        "Von der Beispiel | Von der Beispiel",
        "Anna Esempio, Di Marco | Anna Esempio;Di Marco",
        "By Susan | Susan",
        "View all posts by Susan Roe | Susan Roe",
        "By Jane Doe on May 6, 2024 | Jane Doe",
        "Posted by David at December 16, 2025 11:15 AM | David",
        "Enviado por Ana Ejemplo el 6 de mayo de 2024 | Ana Ejemplo",
        "Veröffentlicht von Erika Beispiel am Montag, 6. Mai 2024 | Erika Beispiel",
        "Omar el Ejemplo | Omar el Ejemplo",
        "김하나 기자 | 김하나",
        "作者：张三、李四 | 张三;李四",
        "Автор: Анна Примерова | Анна Примерова",
        "José Ortega y Gasset | José Ortega y Gasset",
        "Read more about Jane Doe | Jane Doe",
        "oprac. Jan Przykładny | Jan Przykładny",
        "(서울=보기통신) 김하나 기자 = | 김하나",
        "김하나 선임기자 hana@herald.example | 김하나",
        "記者王小明／台北報導 | 王小明",
        "记者 张三 编辑 李四 | 张三",
        "文・山田花子 | 山田花子",
        "Jane Doe, Marketing Coordinator | Jane Doe",
        "Maria das Dores de los Ríos | Maria das Dores de los Ríos",
      })
  void shouldRead(String text, String expected) {
    assertThat(names.parse(text)).containsExactlyElementsOf(List.of(expected.split(";")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://www.example.org/jane",
        "12 May 2024",
        "admin",
        "105092",
        "j.doe@example.org",
        "Chief Reporter",
        "Updated: May 12",
        "More posts",
        "Read more",
        "Mehr lesen",
        "Читать все",
        "J.",
        "J. D.",
        "I write about old bridges",
        "Head Winemaker",
        "责任编辑：李四"
      })
  void shouldFindNoNameIn(String text) {
    assertThat(names.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Example Herald", "The Example Herald", "herald.example", "janedoe77"})
  void shouldThinkLittleOfTheSiteItselfAndOfLogins(String name) {
    assertThat(names.isWeak(name)).isTrue();
  }

  @Property
  void shouldNeverThrow(@ForAll String text) {
    assertThat(names.parse(text)).isNotNull();
  }
}
