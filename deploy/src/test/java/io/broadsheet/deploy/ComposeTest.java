package io.broadsheet.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.schemas.TopicSpec;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The compose file: its form, and what it names. No engine runs it here. */
class ComposeTest {

  private static final Set<String> CONDITIONS =
      Set.of("service_started", "service_healthy", "service_completed_successfully");

  /** With anchors and merge keys resolved. */
  private static JsonNode file() {
    Object resolved = new Yaml().load(Manifests.text(Manifests.FOLDER.resolve("compose.yaml")));
    return new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(resolved);
  }

  private static Compose compose() {
    return ApiModels.read(file(), Compose.class);
  }

  @Test
  void shouldHaveNoFieldThatComposeDoesNotKnow() {
    assertThat(compose().services()).containsKeys("kafka", "ingest", "cleaner", "dedupe");

    JsonNode misspelt = file();
    ((ObjectNode) misspelt.at("/services/cleaner")).put("memlimit", "1g");
    assertThatThrownBy(() -> ApiModels.read(misspelt, Compose.class))
        .hasMessageContaining("memlimit");
  }

  @Test
  void shouldNameImagesVolumesAndServicesThatAreThere() {
    Compose compose = compose();
    compose
        .services()
        .forEach(
            (name, service) -> {
              assertThat(NamesTest.known()).contains(service.image());
              if (service.dependsOn() != null) {
                assertThat(compose.services()).containsKeys(keys(service));
                assertThat(service.dependsOn().values())
                    .allMatch(it -> CONDITIONS.contains(it.condition()));
              }
              if (service.volumes() != null) {
                service
                    .volumes()
                    .forEach(it -> assertThat(compose.volumes()).containsKey(it.split(":")[0]));
              }
            });
    assertThat(compose.services().get("kafka").environment())
        .containsEntry("KAFKA_MESSAGE_MAX_BYTES", String.valueOf(TopicSpec.MAX_RECORD_BYTES));
  }

  private static String[] keys(Compose.Service service) {
    return service.dependsOn().keySet().toArray(String[]::new);
  }

  @Test
  void shouldGiveCommandsAndVariablesThatTheCodeKnows() {
    compose().services().values().stream()
        .filter(it -> it.image().startsWith("broadsheet/"))
        .forEach(
            it -> {
              assertThat(Code.variables(it.command())).containsAll(it.environment().keySet());
              assertThat(Code.problems(it.environment())).isEmpty();
            });
  }

  @Test
  void shouldAnswerOnLoopbackAlone() {
    compose().services().values().stream()
        .filter(it -> it.ports() != null)
        .forEach(it -> assertThat(it.ports()).allMatch(port -> port.startsWith("127.0.0.1:")));
  }
}
