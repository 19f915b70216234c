package io.broadsheet.standalone.cli;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Whoever reads the standard output, where that is a pipe: a command that has nothing to write can
 * notice here that nobody reads any more. It looks through {@code /proc}; where there is none, or
 * where the reader is another user's, it never says that the reader is gone. Not thread-safe.
 */
final class PipeReader {

  private static final Path PROCESSES = Path.of("/proc");
  private static final Path STANDARD_OUTPUT = PROCESSES.resolve("self/fd/1");

  private final Path pipe;
  private Path reader;

  private PipeReader(Path pipe, Path reader) {
    this.pipe = pipe;
    this.reader = reader;
  }

  static PipeReader ofStandardOutput() {
    Path pipe = target(STANDARD_OUTPUT);
    boolean isPipe = pipe != null && pipe.toString().startsWith("pipe:");
    return new PipeReader(pipe, isPipe ? find(pipe) : null);
  }

  /** Whether there was a reader and there is none now. */
  boolean isGone() {
    if (reader == null || reads(reader, pipe)) {
      return false;
    }
    Path other = find(pipe);
    if (other != null) {
      reader = other;
    }
    return other == null;
  }

  /** The open file of any process that reads the pipe, such as {@code /proc/17/fd/0}, or null. */
  private static Path find(Path pipe) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        Path found = find(process, pipe);
        if (found != null) {
          return found;
        }
      }
    } catch (IOException | DirectoryIteratorException noProc) {
      // as if nobody were seen
    }
    return null;
  }

  private static Path find(Path process, Path pipe) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (reads(file, pipe)) {
          return file;
        }
      }
    } catch (IOException | DirectoryIteratorException endedOrNotOurs) {
      // a process that cannot be looked into
    }
    return null;
  }

  private static boolean reads(Path file, Path pipe) {
    try {
      return pipe.equals(target(file))
          && Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
              .contains(PosixFilePermission.OWNER_READ);
    } catch (IOException ended) {
      return false;
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException | UnsupportedOperationException noLink) {
      return null;
    }
  }
}
