package io.broadsheet.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages for feeding and consuming show the very files that are run in a test. */
class ExamplesPageTest {

  private static final Path DOCS = Path.of("..", "docs");

  @ParameterizedTest
  @ValueSource(strings = {"canonical_copy.py", "CanonicalCopy.java"})
  void shouldShowTheConsumerAsItIsInUnderFortyLines(String name) throws IOException {
    String source = Files.readString(DOCS.resolve("consumers").resolve(name));

    assertThat(source.lines().count()).isLessThan(40);
    assertThat(Files.readString(DOCS.resolve("consuming.md"))).contains("\n" + source + "```");
  }

  @Test
  void shouldShowThePipelineAsItIsInUnderFiftyLines() throws IOException {
    String source = Files.readString(DOCS.resolve("feeding").resolve("broadsheet_pipeline.py"));

    assertThat(source.lines().count()).isLessThan(50);
    assertThat(Files.readString(DOCS.resolve("feeding.md"))).contains("\n" + source + "```");
  }
}
