package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

  @TempDir private Path folder;

  @Test
  void shouldListFoldersByNameAndKeepTheOrderOfTheArguments() throws IOException {
    Path b = file("sub/b.html");
    Path a = file("sub/deep/a.html");
    Path single = file("z.html");

    InputFiles files = InputFiles.below(List.of(single, folder.resolve("sub")));

    assertThat(files.files()).containsExactly(single, b, a);
  }

  @Test
  void shouldSortWhatItFindsInWhateverOrderAFolderListsIt() throws IOException {
    List<String> names = IntStream.range(10, 60).mapToObj(String::valueOf).toList();
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(5));
    for (String name : shuffled) {
      file(name + "/page.html");
      file(name + "/image.png");
    }

    InputFiles files = InputFiles.below(List.of(folder));

    assertThat(files.files())
        .containsExactlyElementsOf(
            names.stream().map(name -> folder.resolve(name + "/page.html")).toList());
    assertThat(files.skipped())
        .extracting(InputItem.Skipped::file)
        .isSorted()
        .hasSize(names.size());
  }

  @Test
  void shouldPassOverHiddenFilesAndFolders() throws IOException {
    file(".git/config");
    file(".hidden.html");
    Path seen = file("seen.html");

    assertThat(InputFiles.below(List.of(folder)).files()).containsExactly(seen);
  }

  @Test
  void shouldCountImagesAndScriptsBelowFoldersAndTakeThemWhenNamed() throws IOException {
    Path script = file("mirror/site.js");
    Path seen = file("mirror/page.html");

    InputFiles below = InputFiles.below(List.of(folder));

    assertThat(below.files()).containsExactly(seen);
    assertThat(below.skipped()).extracting("kind").containsExactly(".js file");
    assertThat(InputFiles.below(List.of(script)).files()).containsExactly(script);
  }

  @Test
  void shouldNameWhatDoesNotExist() {
    InputFiles files = InputFiles.below(List.of(folder.resolve("none")));

    assertThat(files.files()).isEmpty();
    assertThat(files.unreadable())
        .singleElement()
        .extracting("reason")
        .isEqualTo("There is no such file.");
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }
}
