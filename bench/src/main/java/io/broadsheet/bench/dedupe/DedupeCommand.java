package io.broadsheet.bench.dedupe;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHasher;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import io.broadsheet.bench.Machine;
import io.broadsheet.bench.RaceOptions;
import io.broadsheet.bench.Report;
import io.broadsheet.bench.race.Lane;
import io.broadsheet.bench.race.Laps;
import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Oracle;
import io.broadsheet.dedupe.feature.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Speed of the oracle over a file of articles. */
@Command(
    name = "dedupe",
    mixinStandardHelpOptions = true,
    description =
        "Articles per CPU-second of the oracle's whole decision, beside normalising and shingling"
            + " alone, and beside hash4j's MinHash over the same shingles.")
public final class DedupeCommand implements Callable<Integer> {

  /** The signature that batch tools commonly make: 128 components. */
  private static final int COMPONENTS = 128;

  private static final int BITS = 32;

  @Parameters(
      paramLabel = "FILE",
      defaultValue = "../shared/data/dedupe/reuters21578.jsonl.gz",
      description = "Articles as JSON lines, gzipped or not (default: ${DEFAULT-VALUE}).")
  private Path file;

  @Mixin private RaceOptions options;

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(file)) {
      System.out.println("Skipped: there is no file " + file + ".");
      return 0;
    }
    List<Article> articles = ArticleLines.read(file);
    Machine before = Machine.now();
    List<Laps> laps = options.race(lanes(articles));
    Report report = new Report("dedupe", before, options.rounds(), articles.size() + " articles");
    for (Laps lap : laps) {
      Report.Row row = report.row(lap.name());
      row.put("articles/CPU-s", lap.perCpuSecond(articles.size()), 0);
      row.put("of shingling", lap.speedBeside(laps.get(0)), 2);
    }
    options.print(report);
    return 0;
  }

  private static List<Lane> lanes(List<Article> articles) {
    Oracle oracle = new Oracle(DedupeSettings.DEFAULT);
    SimilarityHasher minHash = SimilarityHashing.minHash(COMPONENTS, BITS).createHasher();
    return List.of(
        each("normalise and shingle", articles, a -> Features.shinglesOf(a.text()).length),
        Lane.inOneTurn(
            "Broadsheet, whole decision",
            () -> oracle.decide(articles).stream().filter(Decision::isCanonical).count()),
        each("the same shingles and hash4j MinHash", articles, a -> signature(minHash, a)[0]));
  }

  private static Lane each(String name, List<Article> articles, ToLongFunction<Article> work) {
    return Lane.inOneTurn(name, () -> articles.stream().mapToLong(work).sum());
  }

  private static byte[] signature(SimilarityHasher minHash, Article article) {
    int[] shingles = Features.shinglesOf(article.text());
    return minHash.compute(
        ElementHashProvider.ofFunction(i -> spread(shingles[i]), Math.max(1, shingles.length)));
  }

  /** MinHash wants hashes of 64 bits whose every bit is random. */
  private static long spread(int shingle) {
    long hash = shingle * 0x9E3779B97F4A7C15L;
    hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    return hash ^ (hash >>> 32);
  }
}
