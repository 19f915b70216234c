package io.broadsheet.containers.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What happened, as JSON and as text.
 *
 * @param seed of the plan and the pages
 * @param seconds that the faults took in all
 * @param restarts of workers that had ended by themselves, and were started again by the engine
 */
record Report(long seed, long seconds, int restarts, List<Event> events, Verdict verdict) {

  /**
   * A fault and the recovery from it.
   *
   * @param at seconds since the beginning
   * @param lasted seconds until everything that was stopped had been started again
   * @param failover seconds from the beginning until pages sent to all partitions a second after it
   *     were processed, be it by other workers
   * @param recovered seconds from the end of the fault until all that waited at its end was
   *     processed
   */
  record Event(
      String kind, String target, double at, double lasted, double failover, double recovered) {}

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    json.writeValue(folder.resolve("report.json").toFile(), this);
    Files.writeString(folder.resolve("report.txt"), text());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "%d faults in %d s, seed %d", events.size(), seconds, seed);
    line(
        text,
        "%-16s %5s %8s %26s %26s",
        "seconds",
        "count",
        "lasted",
        "failover min/median/max",
        "recovered min/median/max");
    Map<String, List<Event>> kinds =
        events.stream()
            .collect(Collectors.groupingBy(Event::kind, TreeMap::new, Collectors.toList()));
    kinds.forEach((kind, all) -> line(text, "%s", summary(kind, all)));
    line(text, "");
    line(text, "%d pages: %s", verdict.pages(), verdict.places());
    line(text, "oracle: %d canonical, %d duplicates", verdict.canonical(), verdict.duplicates());
    line(
        text,
        "watcher: %d records, %d of them retractions, %d told again after another crawl",
        verdict.told(),
        verdict.retracted(),
        verdict.repeated());
    line(text, "%d workers ended by themselves and were started again", restarts);
    line(text, "wrong: %d", verdict.wrong().size());
    verdict.wrong().stream().limit(50).forEach(sentence -> line(text, "  %s", sentence));
    line(text, "");
    line(text, "%8s %8s %8s %10s  fault", "at, s", "lasted", "failover", "recovered");
    events.forEach(
        e ->
            line(
                text,
                "%8.1f %8.1f %8.1f %10.1f  %s: %s",
                e.at(),
                e.lasted(),
                e.failover(),
                e.recovered(),
                e.kind(),
                e.target()));
    return text.toString();
  }

  private static String summary(String kind, List<Event> all) {
    double[] lasted = all.stream().mapToDouble(Event::lasted).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%-16s %5d %8.1f %26s %26s",
        kind,
        all.size(),
        lasted[lasted.length / 2],
        spread(all.stream().mapToDouble(Event::failover)),
        spread(all.stream().mapToDouble(Event::recovered)));
  }

  private static String spread(DoubleStream seconds) {
    double[] sorted = seconds.sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.1f / %.1f / %.1f",
        sorted[0],
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }

  private static void line(StringBuilder text, String form, Object... values) {
    text.append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
