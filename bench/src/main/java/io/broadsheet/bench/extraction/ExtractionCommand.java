package io.broadsheet.bench.extraction;

import io.broadsheet.bench.Machine;
import io.broadsheet.bench.RaceOptions;
import io.broadsheet.bench.Report;
import io.broadsheet.bench.race.Lane;
import io.broadsheet.bench.race.Laps;
import io.broadsheet.bench.score.PageScore;
import io.broadsheet.bench.score.SetScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Speed and quality of extractors over the same pages, in one run. */
@Command(
    name = "extraction",
    mixinStandardHelpOptions = true,
    description =
        "Pages per CPU-second of jsoup's parser alone, of Broadsheet's whole clean and of its"
            + " peers, with the F1 of their texts where a folder has a gold.json.")
public final class ExtractionCommand implements Callable<Integer> {

  /** Pages that a contestant cleans before the next has its turn. */
  private static final int PAGES_A_TURN = 64;

  @Parameters(
      paramLabel = "FOLDER",
      defaultValue = "../shared/data/extraction",
      description = "Folders of pages (default: ${DEFAULT-VALUE}).")
  private List<Path> folders;

  @Option(
      names = "--texts",
      paramLabel = "FOLDER",
      description = "Also write each contestant's texts there, as JSON lines of id and text.")
  private Path texts;

  @Mixin private RaceOptions options;

  @Override
  public Integer call() throws IOException {
    List<PageSet> sets = new ArrayList<>();
    for (Path folder : folders) {
      sets.addAll(PageSet.in(folder));
    }
    if (sets.isEmpty()) {
      System.out.println("Skipped: there are no pages in " + folders + ".");
      return 0;
    }
    List<TextExtractor> extractors = new ArrayList<>();
    extractors.add(Extractors.parsing());
    extractors.add(Extractors.broadsheet());
    extractors.addAll(Extractors.peers());
    if (texts != null) {
      TextFiles.write(texts, sets, extractors);
    }
    options.print(report(sets, extractors));
    return 0;
  }

  private Report report(List<PageSet> sets, List<TextExtractor> extractors) {
    List<WebPage> pages = sets.stream().flatMap(set -> set.pages().stream()).toList();
    Machine before = Machine.now();
    List<Laps> laps = options.race(extractors.stream().map(e -> lane(e, pages)).toList());
    Report report = new Report("extraction", before, options.rounds(), pages.size() + " pages");
    for (int i = 0; i < extractors.size(); i++) {
      Report.Row row = report.row(extractors.get(i).name());
      row.put("pages/CPU-s", laps.get(i).perCpuSecond(pages.size()), 1);
      row.put("of parsing", laps.get(i).speedBeside(laps.get(0)), 2);
      row.put("Broadsheet is", laps.get(1).speedBeside(laps.get(i)), 2);
      if (i > 0) {
        addScores(row, sets, extractors.get(i));
      }
    }
    return report;
  }

  private static Lane lane(TextExtractor extractor, List<WebPage> pages) {
    List<LongSupplier> turns = new ArrayList<>();
    for (int from = 0; from < pages.size(); from += PAGES_A_TURN) {
      List<WebPage> some = pages.subList(from, Math.min(pages.size(), from + PAGES_A_TURN));
      turns.add(() -> some.stream().mapToLong(page -> extractor.text(page).length()).sum());
    }
    return new Lane(extractor.name(), turns);
  }

  private static void addScores(Report.Row row, List<PageSet> sets, TextExtractor extractor) {
    for (PageSet set : sets) {
      if (set.hasGold()) {
        SetScore score =
            SetScore.of(
                set.pages().stream()
                    .filter(page -> page.gold() != null)
                    .map(page -> PageScore.of(page.gold(), extractor.text(page)))
                    .toList());
        row.put("F1 " + set.name(), score.f1(), 4);
      }
    }
  }
}
