package io.broadsheet.containers.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a bad disk does to the state of a worker that is stopped. */
final class DamagedStore {

  private DamagedStore() {}

  /**
   * Cuts the largest file of a store in half.
   *
   * @param state folder of the worker
   * @return the file, from that folder on, or empty when no store has one, as where a worker has no
   *     task
   */
  static Optional<Path> damage(Path state) {
    try (Stream<Path> files = Files.walk(state)) {
      Optional<Path> largest =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .max(Comparator.comparingLong(DamagedStore::size));
      if (largest.isPresent()) {
        halve(largest.get());
      }
      return largest.map(state::relativize);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void halve(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
