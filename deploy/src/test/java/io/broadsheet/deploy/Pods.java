package io.broadsheet.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Workloads of an overlay, each with its pod template. */
final class Pods {

  private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "Job");

  private Pods() {}

  static Stream<JsonNode> workloads(List<JsonNode> objects) {
    return objects.stream().filter(it -> WORKLOADS.contains(it.path("kind").asText()));
  }

  static JsonNode spec(JsonNode workload) {
    return workload.at("/spec/template/spec");
  }

  static Stream<JsonNode> containers(JsonNode workload) {
    return Manifests.items(spec(workload).path("containers"));
  }

  /** Containers that run our own images. */
  static Stream<JsonNode> ours(List<JsonNode> objects) {
    return workloads(objects).flatMap(Pods::containers).filter(Pods::isOurs);
  }

  static boolean isOurs(JsonNode container) {
    return container.path("image").asText().startsWith("broadsheet/");
  }

  static List<String> arguments(JsonNode container) {
    return Manifests.items(container.path("args")).map(JsonNode::asText).toList();
  }

  static String variable(JsonNode container, String name) {
    return Manifests.items(container.path("env"))
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value").asText())
        .findFirst()
        .orElse("");
  }
}
