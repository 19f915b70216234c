package io.broadsheet.ingest.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final Journal.Header HEADER = new Journal.Header("id", "cluster", "news.", "");

  @TempDir private Path folder;

  @Test
  void shouldTellTheFilesAsTheyStandAfterATransaction() throws IOException {
    Path file = folder.resolve("new/journal");
    try (Journal journal = Journal.begin(file, HEADER, entry(3, "a", 10))) {
      journal.add(entry(4, "a", 12));
      journal.add(entry(5, "b", 1));
    }

    Journal.Content content = Journal.read(file);

    assertThat(content.header()).isEqualTo(HEADER);
    assertThat(content.first()).isEqualTo(3);
    assertThat(content.last()).isEqualTo(5);
    assertThat(content.filesAfter(4)).isEqualTo(Map.of("a", new FileState(12, -1)));
    assertThat(content.filesAfter(5)).containsKeys("a", "b");
  }

  @Test
  void shouldPassOverALastLineThatWasCut() throws IOException {
    Path file = folder.resolve("journal");
    try (Journal journal = Journal.begin(file, HEADER, entry(0, "a", 10))) {
      journal.add(entry(1, "a", 12));
    }
    String whole = Files.readString(file);

    Files.writeString(file, whole.substring(0, whole.length() - 5));

    assertThat(Journal.read(file).last()).isZero();
  }

  @Test
  void shouldKnowNothingOfAFileThatIsMissingOrEmpty() throws IOException {
    assertThat(Journal.read(folder.resolve("none"))).isNull();
    assertThat(Journal.read(Files.createFile(folder.resolve("empty")))).isNull();
  }

  @Test
  void shouldNotTakeAnotherFileForACheckpoint() throws IOException {
    Path page = Files.writeString(folder.resolve("page.html"), "<p>x</p>\n");
    Path cut = Files.writeString(folder.resolve("cut.html"), "<p>x</p>");

    assertThatIllegalStateException().isThrownBy(() -> Journal.read(page));
    assertThatIllegalStateException().isThrownBy(() -> Journal.read(cut));
  }

  private static Journal.Entry entry(long number, String file, long pages) {
    return new Journal.Entry(number, Map.of(file, new FileState(pages, -1)));
  }
}
