package io.broadsheet.containers;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** The container engine, where there is one. */
public final class Engine {

  private Engine() {}

  /**
   * Skips the calling test with one visible line where there is no engine or an image of the
   * workers was not built; with {@code -Dcontainers.required=true} it fails instead.
   */
  public static void require() {
    String missing = missing();
    if (missing == null) {
      return;
    }
    if (Boolean.getBoolean("containers.required")) {
      throw new IllegalStateException(missing);
    }
    System.err.println("SKIPPED, the tests in containers: " + missing);
    Assumptions.abort(missing);
  }

  private static String missing() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return "no container engine answers here";
    }
    for (String image : List.of(Images.INGEST, Images.CLEANER, Images.DEDUPE)) {
      try {
        DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
      } catch (NotFoundException e) {
        return "there is no image %s; build it with ./mvnw -Pimages package".formatted(image);
      }
    }
    return null;
  }
}
