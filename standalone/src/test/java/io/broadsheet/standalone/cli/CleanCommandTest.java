package io.broadsheet.standalone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanCommandTest {

  private static final String CAPTION = "The mill wheel turns for the first time.";
  private static final String TEXT =
      "<p>The water mill at Aldersend grinds again, eleven years after a flood had carried off its"
          + " wheel, and on Saturday the first sacks of flour were sold in the yard.</p>"
          + "<p>Volunteers rebuilt the wheel from oak, the society said, and had the stones cut in"
          + " the valley, where one mason still knows how that is done.</p>";

  @TempDir private Path folder;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private Path page;

  @BeforeEach
  void writePage() throws IOException {
    page =
        Files.writeString(
            folder.resolve("mill.html"),
            "<title>Mill grinds again</title><main><h1>Mill grinds again</h1>"
                + TEXT
                + "<figure><img src=m.jpg><figcaption>"
                + CAPTION
                + "</figcaption></figure>"
                + TEXT.replace("first", "second").replace("one mason", "an old mason")
                + "</main>");
    System.setOut(new PrintStream(written, true, UTF_8));
    System.setErr(new PrintStream(written, true, UTF_8));
  }

  @AfterEach
  void restoreStreams() {
    System.setOut(out);
    System.setErr(err);
  }

  private int clean(Map<String, String> environment, String... options) {
    written.reset();
    String[] arguments =
        Stream.of(Stream.of("clean"), Stream.of(options), Stream.of(page.toString()))
            .flatMap(part -> part)
            .toArray(String[]::new);
    return Main.commandLine(environment).execute(arguments);
  }

  @Test
  void shouldKeepAndDropParts() {
    assertThat(clean(Map.of(), "--keep", "tables,captions")).isZero();
    assertThat(written.toString(UTF_8)).contains(CAPTION, "oak");
    assertThat(clean(Map.of("BROADSHEET_KEEP", "captions"))).isZero();
    assertThat(written.toString(UTF_8)).contains(CAPTION);
    assertThat(clean(Map.of(), "--drop", "captions")).isZero();
    assertThat(written.toString(UTF_8)).contains("oak").doesNotContain(CAPTION);
  }

  @Test
  void shouldRefuseChoicesThatMeanNothing() {
    assertThat(clean(Map.of(), "--keep", "pictures")).isEqualTo(ExitCodes.USAGE);
    assertThat(written.toString(UTF_8)).contains("'pictures' is no part of a story", "key-points");
    assertThat(clean(Map.of(), "--keep", "tables", "--drop", "tables")).isEqualTo(ExitCodes.USAGE);
    assertThat(written.toString(UTF_8)).contains("tables cannot be both kept and dropped");
  }

  @Test
  void shouldKnowWhatRecursOnASite() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String town : List.of("Aldersend", "Marbury", "Oldport", "Sund", "Westhaven")) {
      String text =
          IntStream.range(0, 12)
              .mapToObj(i -> "the %s%s".formatted(town.toLowerCase(), Integer.toString(i * 97, 36)))
              .collect(Collectors.joining(" was by ", "<p>In the town, ", ", people said.</p>"));
      lines.append(
          "{\"url\":\"https://paper.example/%1$s\",\"html\":\"<title>About %1$s</title><main><h1>About %1$s</h1>%2$s%3$s%2$s</main>\"}%n"
              .formatted(
                  town, text, "<p>Write to the desk, dear readers, and tell us what to ask.</p>"));
    }
    String file = Files.writeString(folder.resolve("pages.jsonl"), lines).toString();
    assertThat(clean(Map.of(), "--explain", "--site-memory", "--jsonl", file)).isZero();
    assertThat(written.toString(UTF_8))
        .contains("+ paragraph      Write to the desk")
        .contains("- recurring      Write to the desk");
    assertThat(clean(Map.of(), "--explain", "--jsonl", file)).isZero();
    assertThat(written.toString(UTF_8)).doesNotContain("- recurring");
  }
}
