package io.broadsheet.containers.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What a bad disk does to the state of a worker that is stopped. */
final class DamagedStore {

  private DamagedStore() {}

  /**
   * Cuts the largest file of a store in half.
   *
   * @param state folder of the worker
   * @return the file, from that folder on
   */
  static Path damage(Path state) {
    try (Stream<Path> files = Files.walk(state)) {
      Path largest =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .max(Comparator.comparingLong(DamagedStore::size))
              .orElseThrow(() -> new IllegalStateException("No store has a file yet: " + state));
      try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
        file.setLength(file.length() / 2);
      }
      return state.relativize(largest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
