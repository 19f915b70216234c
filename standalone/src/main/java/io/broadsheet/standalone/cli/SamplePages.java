package io.broadsheet.standalone.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The sample pages that come with the project. */
final class SamplePages {

  private SamplePages() {}

  static Path folder() {
    Path folder = Path.of(System.getProperty("broadsheet.samples", "samples"));
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "The sample pages are not at %s. Name the files or folders to feed.".formatted(folder));
    }
    Path here = Path.of("").toAbsolutePath();
    return folder.startsWith(here) ? here.relativize(folder) : folder;
  }
}
