package io.broadsheet.cleaner.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextKindTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><title>A</title>",
        "\n<HTML lang=en>",
        "<p>One.</p><p>Two.</p>",
        "<div>Only one</div>",
        "Text <b>bold</b> <a href='x'>y</a> and <br/> more <em>text</em>"
      })
  void shouldRecogniseHtml(String text) {
    assertThat(TextKind.looksLikeHtml(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Two roads diverged in a wood.",
        "The tag <p> begins a paragraph, and if a < b then b > a.",
        "Home > News > Local\n\nThe text."
      })
  void shouldRecognisePlainText(String text) {
    assertThat(TextKind.looksLikeHtml(text)).isFalse();
  }
}
