package io.broadsheet.deploy;

import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What {@code kubectl kustomize} makes of an overlay. */
enum Overlay {
  LOCAL,
  PRODUCTION;

  /** Set where the tests must not be skipped. */
  private static final String REQUIRED = "KUBECTL_REQUIRED";

  private static final Map<Overlay, List<JsonNode>> RENDERED = new ConcurrentHashMap<>();

  /** The objects of the overlay. Without kubectl the calling test is skipped. */
  List<JsonNode> objects() throws IOException, InterruptedException {
    if (!RENDERED.containsKey(this)) {
      RENDERED.put(this, Manifests.parse(render(Manifests.FOLDER.resolve(name().toLowerCase()))));
    }
    return RENDERED.get(this);
  }

  private static String render(Path folder) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("kubectl", ".err");
    Process kubectl = start(folder, errors);
    String rendered = new String(kubectl.getInputStream().readAllBytes());
    boolean ended = kubectl.waitFor(60, TimeUnit.SECONDS);
    String said = Files.readString(errors);
    Files.delete(errors);
    if (!ended || kubectl.exitValue() != 0 || !said.isBlank()) {
      throw new AssertionError("kubectl kustomize %s: %s".formatted(folder, said));
    }
    return rendered;
  }

  private static Process start(Path folder, Path errors) {
    try {
      return new ProcessBuilder("kubectl", "kustomize", folder.toString())
          .redirectError(errors.toFile())
          .start();
    } catch (IOException absent) {
      String sentence = "There is no kubectl on the path: the manifests are not rendered.";
      if (System.getenv(REQUIRED) != null) {
        throw new AssertionError(sentence, absent);
      }
      System.err.println("SKIPPED: " + sentence);
      return abort(sentence);
    }
  }
}
