package io.broadsheet.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** Every command that the documentation shows is one that the command line understands. */
class CommandsInDocsTest {

  @Test
  void shouldShowCommandsThatAreUnderstood() throws IOException {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (Path page : pages()) {
      for (List<String> command : CommandsInDocs.in(Manifests.text(page))) {
        count++;
        understand(page, command, wrong);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(40);
  }

  private static void understand(Path page, List<String> command, List<String> wrong) {
    try {
      Code.command(command);
    } catch (ParameterException e) {
      wrong.add("%s: broadsheet %s: %s".formatted(page.getFileName(), command, e.getMessage()));
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Manifests.ROOT.resolve("docs"))) {
      return Stream.concat(
              files.filter(file -> file.toString().endsWith(".md")),
              Stream.of(Manifests.ROOT.resolve("README.md")))
          .toList();
    }
  }

  @Test
  void shouldFindCommandsInBlocksAndInTextAndRefuseWrongOnes() {
    String page =
        """
        Run `broadsheet audit --patience 5` or

            ./broadsheet topics create                # topics
            broadsheet worker cleaner --treads 2
        """;

    assertThat(CommandsInDocs.in(page))
        .containsExactly(
            List.of("audit", "--patience", "5"),
            List.of("topics", "create"),
            List.of("worker", "cleaner", "--treads", "2"));
    assertThatThrownBy(() -> Code.command(List.of("worker", "cleaner", "--treads", "2")))
        .isInstanceOf(ParameterException.class);
  }
}
