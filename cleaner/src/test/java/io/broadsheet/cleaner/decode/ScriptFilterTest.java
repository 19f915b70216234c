package io.broadsheet.cleaner.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptFilterTest {

  private static String filtered(String html) {
    byte[] bytes = html.getBytes(UTF_8);
    return ScriptFilter.text(bytes, Utf8.fit(bytes));
  }

  @Test
  void shouldLeaveOutAttributesThatNobodyReads() {
    assertThat(
            filtered(
                "<html lang=en><div data-a='<p>' CLASS=a onclick=b id = c/><img src=a alt=\"b\" />"
                    + "<p style='color:red' hidden><p style='display:none'><div/a=b><div a/c>"))
        .isEqualTo(
            "<html lang=en><div CLASS=a id = c/><img />"
                + "<p hidden><p style='display:none'><div/a=b><div /c>");
  }

  @Test
  void shouldLeaveAttributesOfFormattingElementsThatAreCompared() {
    assertThat(filtered("<html><b a=1>x<p><b a=2>y<a target=b href=c>z</a>"))
        .isEqualTo("<html><b a=1>x<p><b a=2>y<a href=c>z</a>");
  }

  @Test
  void shouldLeaveOutDrawings() {
    assertThat(
            filtered(
                "<html>a<svg viewBox='0' class=a><g><path d='M0'/></g></svg>b"
                    + "<SVG> <path/>\n</SVG>c<svg><title>d</title></svg>"))
        .isEqualTo("<html>a<svg class=a></svg>b<SVG> </SVG>c<svg><title>d</title></svg>");
  }

  @Test
  void shouldLeaveOutScriptsAndStyleSheets() {
    assertThat(filtered("<html><style>a{}</style><p>x</p><SCRIPT async>if (a<b) c()</SCRIPT>y"))
        .isEqualTo("<html><style></style><p>x</p><SCRIPT ></SCRIPT>y");
  }

  @Test
  void shouldReadOnBehindWhatAuthorsGotWrong() {
    assertThat(filtered("<html><p class=\"a\"\" onclick=b><div a='b'c=d'e'><script>f</script>"))
        .isEqualTo("<html><p class=\"a\"\" ><div c=d'e'><script></script>");
  }

  @Test
  void shouldLeaveOutScriptsInTemplatesAndStyleSheetsForBrowsersWithoutScripts() {
    assertThat(filtered("<html><template><script>a<b</script></template><p onclick=c>"))
        .isEqualTo("<html><template><script></script></template><p >");
    assertThat(filtered("<html><noscript><style><!-- a --></style></noscript>"))
        .isEqualTo("<html><noscript><style></style></noscript>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><script type='application/ld+json'>{}</script>",
        "<html><script type='application/ld&#x2B;json'>{}</script>",
        "<html><p id='<script>'>a</script>",
        "<html><!-- <script>a</script> -->",
        "<html><textarea><script>a</script></textarea>",
        "<html><script>a",
        "<html><script><!-- <script>a</script> --></script>",
        "<html><svg><style>a<b>c</b></style></svg>",
        "<html><template><col><script>a</script>",
        "<html><noscript><script>a<b></b></script></noscript>",
      })
  void shouldLeaveAsItIs(String html) {
    assertThat(filtered(html)).isEqualTo(html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!doctype html><p>",
        "\ufeff<!DOCTYPE  html>",
        "\n <html lang=en>",
        "<!-- a --> <!--b--><html>",
        "<HTML>",
      })
  void shouldTellDocuments(String html) {
    boolean isTold = !html.contains("  html");
    assertThat(ScriptFilter.isDocument(html.getBytes(UTF_8))).isEqualTo(isTold);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<", "<htm", "<html-x>", "plain <html>", "<!--> <html>"})
  void shouldTellWhatMayBeNoDocument(String text) {
    assertThat(ScriptFilter.isDocument(text.getBytes(UTF_8))).isFalse();
  }
}
