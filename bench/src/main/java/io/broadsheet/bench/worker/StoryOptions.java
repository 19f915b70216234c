package io.broadsheet.bench.worker;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which stories articles are made of. */
final class StoryOptions {

  @Option(
      names = "--stories",
      paramLabel = "FILE",
      description =
          "Articles as JSON lines, gzipped or not; where it is absent, stories are made up"
              + " (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("../shared/data/dedupe/reuters21578.jsonl.gz");

  Stories read() throws IOException {
    return Stories.of(file);
  }
}
