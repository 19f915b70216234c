package io.broadsheet.standalone.cli;

import io.broadsheet.cleaner.Cleaner;
import io.broadsheet.cleaner.Explanation;
import io.broadsheet.cleaner.Page;
import io.broadsheet.cleaner.site.PageStore;
import io.broadsheet.cleaner.site.SiteMemory;
import io.broadsheet.ingest.InputFiles;
import io.broadsheet.ingest.InputItem;
import io.broadsheet.ingest.PageReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
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
            + " order of the input.",
    footer = {
      "",
      "Text with the captions and tables of each story, and without its key points:",
      "  broadsheet clean --keep captions,tables --drop key-points pages/"
    })
final class CleanCommand implements Callable<Integer> {

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

  @Option(
      names = "--site-memory",
      fallbackValue = "true",
      description =
          "Judge each page by the earlier pages of its site too, as the worker does; on one core, in"
              + " the order of the input.")
  private boolean siteMemory;

  @Mixin private PartOptions parts;
  @Mixin private Logging logging;

  private Function<Page, Explanation> cleaner;
  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException {
    if (paths.isEmpty() && jsonLines.isEmpty()) {
      System.err.println("broadsheet clean: name a file or folder, - or --jsonl FILE.");
      return ExitCodes.USAGE;
    }
    Cleaner alone = new Cleaner(parts.choices());
    cleaner = siteMemory ? remembering(alone) : alone::explain;
    int threads = siteMemory ? 1 : Runtime.getRuntime().availableProcessors();
    PageReader reader = new PageReader(Clock.systemUTC(), PageReader.DEFAULT_MAX_PAGE_BYTES);
    try (OrderedWork<InputItem, String> cleaning =
        new OrderedWork<>(threads, this::clean, this::print)) {
      Consumer<InputItem> items =
          item -> {
            if (!(item instanceof InputItem.Skipped)) {
              cleaning.add(item);
            }
          };
      read(reader, items);
      cleaning.finish();
    }
    return ExitCodes.OK;
  }

  private static Function<Page, Explanation> remembering(Cleaner cleaner) {
    Map<String, byte[]> records = new HashMap<>();
    SiteMemory memory = new SiteMemory(PageStore.over(records::get, records::put));
    return page -> cleaner.explain(page, memory.at(page.fetchedAt()));
  }

  private void read(PageReader reader, Consumer<InputItem> items) throws IOException {
    for (String path : paths) {
      if (path.equals("-")) {
        reader.readPage("-", System.in, items);
      } else {
        InputFiles input = InputFiles.below(List.of(Path.of(path)));
        input.unreadable().forEach(items);
        input.files().forEach(file -> reader.read(file, items));
      }
    }
    for (String file : jsonLines) {
      if (file.equals("-")) {
        reader.readJsonLines("-", System.in, items);
      } else {
        reader.readJsonLines(Path.of(file), items);
      }
    }
  }

  private String clean(InputItem item) {
    return explain ? CleanText.explain(item, cleaner) : CleanJson.line(item, cleaner);
  }

  private void print(String text) {
    out.println(text);
    if (out.checkError()) {
      throw new IllegalStateException("Standard output is closed.");
    }
  }
}
