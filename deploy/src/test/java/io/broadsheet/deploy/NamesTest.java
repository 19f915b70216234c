package io.broadsheet.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.ingest.http.Token;
import io.broadsheet.runtime.health.Health;
import io.broadsheet.runtime.health.HealthServer;
import io.broadsheet.runtime.health.Verdict;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the manifests name of the code is there: images, commands, variables, ports, paths. */
class NamesTest {

  private static final List<String> PROBES =
      List.of("startupProbe", "livenessProbe", "readinessProbe");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void shouldRunImagesThatAreBuilt(Overlay overlay) throws Exception {
    List<String> images =
        Pods.workloads(overlay.objects())
            .flatMap(Pods::containers)
            .map(container -> container.path("image").asText())
            .distinct()
            .toList();

    assertThat(known()).containsAll(images);
    assertThat(known()).doesNotContain("broadsheet/cleaner:latest", "broadsheet/clean:0.1.0");
  }

  /** Those of the project at its version, and those of the servers at the versions of the build. */
  static Set<String> known() {
    return Set.of(
        "broadsheet/ingest:" + Code.version(),
        "broadsheet/cleaner:" + Code.version(),
        "broadsheet/dedupe:" + Code.version(),
        "apache/kafka:" + Code.property("kafka.version"),
        "apicurio/apicurio-registry:" + Code.property("apicurio.version"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldGiveCommandsAndVariablesThatTheCodeKnows(Overlay overlay) throws Exception {
    List<JsonNode> objects = overlay.objects();

    for (JsonNode container : Pods.ours(objects).toList()) {
      assertThat(problems(container, shared(objects)))
          .as(container.path("name").asText())
          .isEmpty();
    }
  }

  @Test
  void shouldFindVariablesThatAreUnknownOrNotForTheCommand() throws Exception {
    JsonNode cleaner =
        Pods.ours(Overlay.PRODUCTION.objects())
            .filter(it -> it.path("name").asText().equals("cleaner"))
            .findFirst()
            .orElseThrow();

    assertThat(problems(cleaner, Map.of("BROADSHEET_TREADS", "2")))
        .singleElement()
        .asString()
        .contains("BROADSHEET_TREADS is no variable of Broadsheet");
    assertThat(problems(cleaner, Map.of("BROADSHEET_WINDOW", "72h")))
        .singleElement()
        .asString()
        .contains("BROADSHEET_WINDOW");
    assertThat(problems(cleaner, Map.of("BROADSHEET_KAFKA_GROUP_ID", "x"))).isNotEmpty();
  }

  private List<String> problems(JsonNode container, Map<String, String> shared) throws IOException {
    List<String> arguments = Pods.arguments(container);
    Map<String, String> variables = new TreeMap<>(shared);
    Manifests.items(container.path("env"))
        .forEach(it -> variables.put(it.path("name").asText(), value(it)));
    Set<String> read = Code.variables(arguments);
    Set<String> unread = new TreeSet<>(variables.keySet());
    unread.removeIf(
        name -> name.startsWith("BROADSHEET_KAFKA_") || read.contains(bare(name, read)));
    Path secret = Files.writeString(folder.resolve("secret"), "value");
    variables.replaceAll(
        (name, value) -> value.startsWith("/secrets/") ? secret.toString() : value);
    return Stream.concat(
            Code.problems(variables).stream(),
            unread.stream()
                .filter(
                    name -> Code.problems(variables).stream().noneMatch(it -> it.contains(name)))
                .map(name -> name + " is not read by " + arguments))
        .toList();
  }

  private static String bare(String name, Set<String> read) {
    return read.contains(name) ? name : name.replaceFirst("_FILE$", "");
  }

  private static String value(JsonNode variable) {
    return variable.has("value") ? variable.path("value").asText() : "from-the-pod";
  }

  /** What the configuration that all containers share sets. */
  private static Map<String, String> shared(List<JsonNode> objects) {
    JsonNode data =
        Manifests.ofKind(objects, "ConfigMap")
            .filter(it -> it.at("/metadata/name").asText().matches("broadsheet-[a-z0-9]{10}"))
            .findFirst()
            .orElseThrow()
            .path("data");
    return data.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().asText()));
  }

  @Test
  void shouldGiveTheLocalOverlayATokenThatIngestTakes() throws Exception {
    String token =
        Manifests.ofKind(Overlay.LOCAL.objects(), "Secret")
            .map(it -> it.at("/data/token").asText())
            .findFirst()
            .orElseThrow();

    assertThatCode(() -> Token.of(new String(Base64.getDecoder().decode(token))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Token.of("short")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHavePortsThatTheCommandsListenOn(Overlay overlay) throws Exception {
    for (JsonNode container : Pods.ours(overlay.objects()).toList()) {
      Map<String, String> ports =
          Manifests.items(container.path("ports"))
              .collect(
                  Collectors.toMap(
                      it -> it.path("name").asText(), it -> it.path("containerPort").asText()));
      List<String> arguments = Pods.arguments(container);
      int listen = arguments.indexOf("--listen");
      String http = Pods.variable(container, "BROADSHEET_HTTP");

      assertThat(ports.getOrDefault("http", "")).isEqualTo(http.replaceFirst("^.*:", ""));
      assertThat(ports.getOrDefault("pages", ""))
          .isEqualTo(listen < 0 ? "" : arguments.get(listen + 1).replaceFirst("^.*:", ""));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldPointServicesProbesAndPoliciesToPortsThatPodsHave(Overlay overlay) throws Exception {
    List<JsonNode> objects = overlay.objects();
    Set<String> all = new TreeSet<>();
    Pods.workloads(objects).flatMap(Pods::containers).forEach(it -> all.addAll(ports(it)));

    for (JsonNode container : Pods.workloads(objects).flatMap(Pods::containers).toList()) {
      PROBES.stream()
          .map(container::path)
          .flatMap(probe -> Stream.of(probe.at("/httpGet/port"), probe.at("/tcpSocket/port")))
          .filter(port -> !port.isMissingNode())
          .forEach(port -> assertThat(ports(container)).contains(port.asText()));
    }
    Manifests.ofKind(objects, "Service")
        .forEach(it -> assertThat(portsOfPodsOf(it, objects)).containsAll(targets(it)));
    Manifests.ofKind(objects, "PodMonitor")
        .flatMap(it -> Manifests.items(it.at("/spec/podMetricsEndpoints")))
        .forEach(it -> assertThat(all).contains(it.path("port").asText()));
    Manifests.ofKind(objects, "NetworkPolicy")
        .flatMap(it -> Manifests.items(it.at("/spec/ingress")))
        .flatMap(it -> Manifests.items(it.path("ports")))
        .forEach(it -> assertThat(all).contains(it.path("port").asText()));
  }

  private static Set<String> ports(JsonNode container) {
    return Manifests.items(container.path("ports"))
        .map(port -> port.path("name").asText())
        .collect(Collectors.toSet());
  }

  private static List<String> targets(JsonNode service) {
    return Manifests.items(service.at("/spec/ports"))
        .map(port -> port.path("targetPort").asText())
        .toList();
  }

  private static Set<String> portsOfPodsOf(JsonNode service, List<JsonNode> objects) {
    String wanted = service.at("/spec/selector/app.kubernetes.io~1name").asText();
    return Pods.workloads(objects)
        .filter(
            it ->
                it.at("/spec/template/metadata/labels/app.kubernetes.io~1name")
                    .asText()
                    .equals(wanted))
        .flatMap(Pods::containers)
        .flatMap(it -> ports(it).stream())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource
  void shouldAskForPathsThatWorkersAnswer(Overlay overlay) throws Exception {
    Set<String> paths = new TreeSet<>();
    for (JsonNode container : Pods.ours(overlay.objects()).toList()) {
      PROBES.stream()
          .map(probe -> container.path(probe).path("httpGet"))
          .filter(get -> get.path("port").asText().equals("http"))
          .forEach(get -> paths.add(get.path("path").asText()));
    }
    Manifests.ofKind(overlay.objects(), "PodMonitor")
        .flatMap(it -> Manifests.items(it.at("/spec/podMetricsEndpoints")))
        .forEach(it -> paths.add(it.path("path").asText()));

    assertThat(paths).isNotEmpty().allSatisfy(path -> assertThat(status(path)).isEqualTo(200));
    assertThat(status("/healthz")).isEqualTo(404);
  }

  private static int status(String path) throws Exception {
    Health well =
        (Health)
            Proxy.newProxyInstance(
                NamesTest.class.getClassLoader(),
                new Class<?>[] {Health.class},
                (proxy, method, arguments) -> new Verdict(true, "well"));
    var address = new InetSocketAddress("127.0.0.1", 0);
    try (HealthServer server = HealthServer.start(address, well, () -> "")) {
      URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
