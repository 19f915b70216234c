package io.broadsheet.standalone.cli;

import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.ingest.InputFiles;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet clean}: the cleaner without Kafka. */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description =
        "Cleans pages without Kafka and writes one JSON object a page to standard output, in the"
            + " order of the input.")
final class CleanCommand implements Callable<Integer> {

  private static final int BATCH = 64;

  @Parameters(
      paramLabel = "PATH",
      description = "Files and folders; - is one page on standard input.")
  private List<String> paths = List.of();

  @Option(
      names = "--jsonl",
      paramLabel = "FILE",
      description =
          "JSON lines of {\"id\",\"url\",\"html\" or \"text\",\"fetchedAt\"?}; - is standard input.")
  private List<String> jsonLines = List.of();

  @Option(
      names = "--explain",
      fallbackValue = "true",
      description = "Instead of JSON, show each block of a page: + kept or - removed, and why.")
  private boolean explain;

  @Mixin private Logging logging;

  private final Cleaner cleaner = new Cleaner();
  private final List<InputItem> batch = new ArrayList<>(BATCH);
  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException {
    if (paths.isEmpty() && jsonLines.isEmpty()) {
      System.err.println("broadsheet clean: name a file or folder, - or --jsonl FILE.");
      return ExitCodes.USAGE;
    }
    PageReader reader = new PageReader(Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES);
    for (String path : paths) {
      read(path, reader);
    }
    for (String file : jsonLines) {
      if (file.equals("-")) {
        reader.readJsonLines("-", System.in, this::take);
      } else {
        reader.readJsonLines(Path.of(file), this::take);
      }
    }
    writeBatch();
    return ExitCodes.OK;
  }

  private void read(String path, PageReader reader) throws IOException {
    if (path.equals("-")) {
      reader.readPage("-", System.in, this::take);
      return;
    }
    InputFiles input = InputFiles.below(List.of(Path.of(path)));
    Consumer<InputItem> take = this::take;
    input.unreadable().forEach(take);
    input.files().forEach(file -> reader.read(file, take));
  }

  private void take(InputItem item) {
    if (item instanceof InputItem.Skipped) {
      return;
    }
    batch.add(item);
    if (batch.size() == BATCH) {
      writeBatch();
    }
  }

  /** Cleans on all cores and writes in order. */
  private void writeBatch() {
    batch.parallelStream()
        .map(item -> explain ? CleanText.explain(item, cleaner) : CleanJson.line(item, cleaner))
        .forEachOrdered(out::println);
    batch.clear();
    if (out.checkError()) {
      throw new IllegalStateException("Standard output is closed.");
    }
  }
}
