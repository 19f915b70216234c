package io.broadsheet.bench;

import io.broadsheet.bench.race.Lane;
import io.broadsheet.bench.race.Laps;
import io.broadsheet.bench.race.Race;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What all benchmarks have in common. */
public final class RaceOptions {

  @Option(names = "--rounds", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--warm-ups", description = "Rounds before them (default: ${DEFAULT-VALUE}).")
  private int warmUps = 2;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
  private Path json;

  public int rounds() {
    return rounds;
  }

  public int warmUps() {
    return warmUps;
  }

  /** Runs a race and tells on standard error how far it is. */
  public List<Laps> race(List<Lane> lanes) {
    Race race =
        new Race(lanes, round -> System.err.printf("round %d of %d%n", round, warmUps + rounds));
    List<Laps> laps = race.run(warmUps, rounds);
    System.err.printf("checksum %x%n", race.checksum());
    return laps;
  }

  public void print(Report report) throws IOException {
    System.out.println(report.toText());
    if (json != null) {
      Files.writeString(json, report.toJson());
    }
  }
}
