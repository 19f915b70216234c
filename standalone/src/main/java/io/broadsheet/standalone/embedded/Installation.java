package io.broadsheet.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folder that the build lays out and the {@code broadsheet} command runs from.
 *
 * @param home the folder, holding {@code lib} and {@code registry}
 */
record Installation(Path home) {

  private static final String PROPERTY = "broadsheet.home";

  static Installation current() {
    String home = System.getProperty(PROPERTY);
    if (home == null) {
      throw new IllegalStateException(
          "The folder of the installation is unknown: start with the broadsheet command, or set -D"
              + PROPERTY);
    }
    return new Installation(Path.of(home).toAbsolutePath());
  }

  /** Ends a child when its parent has ended. */
  Path parentWatch() {
    return existing("broadsheet-parent-watch.jar");
  }

  /** The registry's own jar; its libraries lie beside it. */
  Path registryJar() {
    try (Stream<Path> files = Files.list(existing("registry"))) {
      return files
          .filter(file -> file.toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No registry below " + home));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path existing(String name) {
    Path file = home.resolve(name);
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          ("There is no broker and no registry in this installation, as in the images of the"
                  + " workers (%s is missing). Run a worker on a cluster, or build all of it with"
                  + " ./mvnw package")
              .formatted(file));
    }
    return file;
  }
}
