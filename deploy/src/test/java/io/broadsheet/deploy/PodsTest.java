package io.broadsheet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every pod of ours has to be, and what refers to what. */
class PodsTest {

  /** Made by Strimzi or by hand; docs/kubernetes.md tells how. */
  private static final Set<String> SECRETS_OF_OTHERS =
      Set.of("kafka-cluster-ca-cert", "broadsheet-ingest-token");

  @ParameterizedTest
  @EnumSource
  void shouldRunWithoutPrivilegesOnAReadOnlyRootWithinAMemoryLimit(Overlay overlay)
      throws Exception {
    for (JsonNode workload : Pods.workloads(overlay.objects()).toList()) {
      JsonNode pod = Pods.spec(workload);
      for (JsonNode container : Pods.containers(workload).filter(Pods::isOurs).toList()) {
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
        assertThat(pod.at("/securityContext/seccompProfile/type").asText())
            .isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
        JsonNode context = container.path("securityContext");
        assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.at("/resources/limits/memory").asText())
            .isNotEmpty()
            .isEqualTo(container.at("/resources/requests/memory").asText());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldMountVolumesAndReadSecretsThatAreThere(Overlay overlay) throws Exception {
    List<JsonNode> objects = overlay.objects();
    Set<String> given =
        objects.stream()
            .filter(it -> it.path("kind").asText().matches("Secret|KafkaUser|ConfigMap"))
            .map(it -> it.at("/metadata/name").asText())
            .collect(Collectors.toSet());
    given.addAll(SECRETS_OF_OTHERS);

    for (JsonNode workload : Pods.workloads(objects).toList()) {
      assertThat(volumes(workload)).containsAll(mounts(workload));
      Manifests.items(Pods.spec(workload).path("volumes"))
          .filter(volume -> volume.has("secret"))
          .forEach(it -> assertThat(given).contains(it.at("/secret/secretName").asText()));
      Pods.containers(workload)
          .flatMap(it -> Manifests.items(it.path("envFrom")))
          .forEach(it -> assertThat(given).contains(it.at("/configMapRef/name").asText()));
    }
  }

  private static Set<String> volumes(JsonNode workload) {
    Set<String> names =
        Manifests.items(Pods.spec(workload).path("volumes"))
            .map(it -> it.path("name").asText())
            .collect(Collectors.toSet());
    Manifests.items(workload.at("/spec/volumeClaimTemplates"))
        .forEach(it -> names.add(it.at("/metadata/name").asText()));
    return names;
  }

  private static Set<String> mounts(JsonNode workload) {
    return Pods.containers(workload)
        .flatMap(it -> Manifests.items(it.path("volumeMounts")))
        .map(it -> it.path("name").asText())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource
  void shouldSelectThePodsOfItsTemplate(Overlay overlay) throws Exception {
    Pods.workloads(overlay.objects())
        .filter(it -> it.at("/spec/selector/matchLabels").isObject())
        .forEach(
            it ->
                assertThat(it.at("/spec/template/metadata/labels").properties())
                    .containsAll(it.at("/spec/selector/matchLabels").properties()));
  }

  @Test
  void shouldHaveAFixedNameInTheGroupAndAStandbyWhereThereIsState() throws Exception {
    for (String worker : List.of("cleaner", "dedupe")) {
      JsonNode set =
          Manifests.one(Overlay.PRODUCTION.objects(), "StatefulSet", "broadsheet-" + worker);
      JsonNode container = Pods.containers(set).findFirst().orElseThrow();
      List<String> names =
          Manifests.items(container.path("env")).map(it -> it.path("name").asText()).toList();

      assertThat(names).contains("BROADSHEET_KAFKA_GROUP_INSTANCE_ID");
      assertThat(Pods.variable(container, "BROADSHEET_STANDBY_REPLICAS")).isEqualTo("1");
      assertThat(set.path("spec").has("replicas")).as("replicas are left to KEDA").isFalse();
      Manifests.one(Overlay.PRODUCTION.objects(), "PodDisruptionBudget", "broadsheet-" + worker);
    }
  }
}
