package io.broadsheet.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every field of every object is one that the API has. */
class ManifestsTest {

  @ParameterizedTest
  @EnumSource
  void shouldFitTheModelsOfTheApis(Overlay overlay) throws Exception {
    List<JsonNode> objects = overlay.objects();

    objects.forEach(ApiModels::read);

    assertThat(objects).hasSizeGreaterThan(10);
    assertThat(objects).extracting(Manifests::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "StatefulSet, broadsheet-dedupe, /spec, replica",
    "StatefulSet, broadsheet-dedupe, /spec/template/spec, terminationGracePeriod",
    "StatefulSet, broadsheet-dedupe, /spec/template/spec/containers/0, volumeMount",
    "StatefulSet, broadsheet-dedupe, /spec/template/spec/containers/0/livenessProbe/httpGet, url",
    "StatefulSet, broadsheet-dedupe, /spec/volumeClaimTemplates/0/spec, storage",
    "Deployment, broadsheet-ingest, /spec/template/spec/securityContext, runAsNotRoot",
    "Job, broadsheet-topics, /spec, backoff",
    "Service, broadsheet-ingest, /spec/ports/0, target",
    "ConfigMap, broadsheet-dashboard, /, datas",
    "NetworkPolicy, broadsheet-pages, /spec/ingress/0/from/0, namespace",
    "PodDisruptionBudget, broadsheet-dedupe, /spec, maxUnavailible",
    "PodMonitor, broadsheet, /spec/podMetricsEndpoints/0, ports",
    "PrometheusRule, broadsheet, /spec/groups/0/rules/0, expression",
    "KafkaTopic, news.pages, /spec, partition",
    "KafkaTopic, news.pages, /spec, replication",
    "KafkaUser, broadsheet-cleaner, /spec/authorization/acls/0, permission",
    "KafkaUser, broadsheet-cleaner, /spec/authorization/acls/0/resource, prefix",
    "ScaledObject, broadsheet-cleaner, /spec, maxReplicas",
    "ScaledObject, broadsheet-cleaner, /spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown, stabilization",
    "TriggerAuthentication, broadsheet-keda, /spec/secretTargetRef/0, secret"
  })
  void shouldFindAFieldThatIsMisspelt(String kind, String name, String where, String field)
      throws Exception {
    JsonNode object = Manifests.one(Overlay.PRODUCTION.objects(), kind, name).deepCopy();
    JsonNode parent = where.equals("/") ? object : object.at(where);

    ((ObjectNode) parent).put(field, "x");

    assertThatThrownBy(() -> ApiModels.read(object)).hasMessageContaining("\"" + field + "\"");
  }

  @Test
  void shouldFindAKindThatIsUnknownAndAKeyThatStandsTwice() {
    JsonNode pod = Manifests.parse("apiVersion: v1\nkind: Podd\n").get(0);

    assertThatThrownBy(() -> ApiModels.read(pod)).hasMessageContaining("no model of v1/Podd");
    assertThatThrownBy(() -> Manifests.parse("a: 1\na: 2\n")).hasMessageContaining("Duplicate");
  }

  @Test
  void shouldHaveNoKeyTwiceInAnyFile() {
    Manifests.files(".yaml").forEach(file -> Manifests.parse(Manifests.text(file)));

    assertThat(Manifests.files(".yaml")).hasSizeGreaterThan(15);
  }

  @Test
  void shouldGiveTheTriggersNothingThatKedaDoesNotKnow() throws Exception {
    List<JsonNode> objects = Overlay.PRODUCTION.objects();
    List<Keda.Trigger> triggers =
        Manifests.ofKind(objects, "ScaledObject")
            .map(it -> ApiModels.read(it, Keda.ScaledObject.class))
            .flatMap(it -> it.spec().triggers().stream())
            .toList();
    var secrets =
        ApiModels.read(
            Manifests.one(objects, "TriggerAuthentication", "broadsheet-keda"),
            Keda.TriggerAuthentication.class);

    assertThat(triggers).isNotEmpty().allMatch(it -> it.type().equals("kafka"));
    assertThat(triggers).allSatisfy(it -> onlyKnown(it.metadata().keySet()));
    assertThat(secrets.spec().secretTargetRef())
        .allMatch(it -> Keda.KAFKA_SECRETS.contains(it.parameter()));
    assertThatThrownBy(() -> onlyKnown(Set.of("lagTreshold"))).isInstanceOf(AssertionError.class);
  }

  private static void onlyKnown(Set<String> settings) {
    assertThat(Keda.KAFKA_TRIGGER).containsAll(settings);
  }
}
