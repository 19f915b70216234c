package io.broadsheet.containers;

import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** The container engine, where there is one. */
public final class Engine {

  private Engine() {}

  /**
   * Skips the calling test with one visible line where there is no engine, an image of the workers
   * was not built, or one of the servers cannot be had; with {@code -Dcontainers.required=true} it
   * fails instead.
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
    try {
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        return "no container engine answers here";
      }
      return missingImage();
    } catch (RuntimeException e) {
      return "the container engine here cannot be used: " + e.getMessage();
    }
  }

  private static String missingImage() {
    for (String image : List.of(Images.INGEST, Images.CLEANER, Images.DEDUPE)) {
      try {
        DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
      } catch (NotFoundException e) {
        return "there is no image %s; build it with ./mvnw -Pimages package".formatted(image);
      }
    }
    for (String image : List.of(Images.KAFKA, Images.REGISTRY)) {
      new RemoteDockerImage(DockerImageName.parse(image)).get(); // pulls it, or throws
    }
    return null;
  }
}
