package io.broadsheet.standalone.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of a run: a temporary one that goes with it, or one that the user keeps. */
public final class WorkFolder implements AutoCloseable {

  private final Path path;
  private final boolean temporary;
  private final FileChannel lockFile;

  private WorkFolder(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
    this.lockFile = lock(path);
  }

  /** A new folder that is deleted on close. */
  public static WorkFolder temporary() {
    try {
      return new WorkFolder(Files.createTempDirectory("broadsheet-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a temporary folder", e);
    }
  }

  /**
   * A folder that stays, created when missing.
   *
   * @throws IllegalStateException when another run uses it
   */
  public static WorkFolder kept(Path path) {
    try {
      return new WorkFolder(Files.createDirectories(path.toAbsolutePath()), false);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + path, e);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lockFile.close();
      if (temporary) {
        delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clean up " + path, e);
    }
  }

  private static FileChannel lock(Path path) {
    try {
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new IllegalStateException(
            "Another run uses %s. Wait for it to end, or choose another folder with --data."
                .formatted(path));
      }
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + path, e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
