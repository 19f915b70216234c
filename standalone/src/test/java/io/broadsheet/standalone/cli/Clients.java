package io.broadsheet.standalone.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What consumers in the documentation are run with. */
final class Clients {

  private Clients() {}

  /** Class path of a user's Java program: none of Broadsheet's own classes. */
  static String libraries() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of(System.getProperty("broadsheet.home"), "lib"))) {
      return jars.filter(jar -> isOfUsers(jar.getFileName().toString()))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static boolean isOfUsers(String jar) {
    return jar.contains("confluent-client")
        || !jar.startsWith("broadsheet-") && !jar.startsWith("logback-");
  }

  /** The Python that has what the consumer needs, or null. */
  static String python() throws Exception {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (succeeds(python, "-c", "import confluent_kafka, avro")) {
        return python;
      }
    }
    return null;
  }

  static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
