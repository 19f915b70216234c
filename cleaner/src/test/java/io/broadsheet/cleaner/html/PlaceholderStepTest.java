package io.broadsheet.cleaner.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderStepTest {

  private static final String PARAGRAPH = "<p>The orchard opens at nine every morning.</p>";

  private static List<String> kept(String body) {
    return StepPages.kept(new PlaceholderStep(), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ item.title }}",
        "{{first}} {{last}}",
        "{* #signInForm *} {* password *}",
        "By {| display_name |}",
        "{% block related %}",
        "&lt;%= page.title %&gt;",
      })
  void shouldRemoveWhatNoScriptHasFilled(String text) {
    assertThat(kept(PARAGRAPH + "<p>" + text + "</p>")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write {{ name }} where the name of the orchard is to stand.",
        "{{ never closed",
        "closed only }}",
        "{ braces } and {more}",
      })
  void shouldKeepText(String text) {
    assertThat(kept(PARAGRAPH + "<p>" + text + "</p>")).hasSize(2);
  }

  @Test
  void shouldLeavePagesThatShowCode() {
    assertThat(kept(PARAGRAPH + "<pre>{% if ripe %}</pre><ul><li>{{ name }}</li></ul>")).hasSize(3);
  }
}
