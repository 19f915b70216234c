package io.broadsheet.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

  private static final Set<String> OPTIONS =
      Set.of("BROADSHEET_THREADS", "BROADSHEET_TOKEN_FILE", "BROADSHEET_REGISTRY");

  @TempDir private Path folder;

  @Test
  void shouldTakeOptionsAndClientSettingsByTheirPrefix() {
    Environment environment =
        of(
            Map.of(
                "BROADSHEET_THREADS", "3",
                "BROADSHEET_REGISTRY", "http://registry",
                "BROADSHEET_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "BROADSHEET_REGISTRY_BASIC_AUTH_USER_INFO", "me:secret",
                "HOME", "/root"));
    assertThat(environment.problems()).isEmpty();
    assertThat(environment.option("BROADSHEET_THREADS")).contains("3");
    assertThat(environment.option("BROADSHEET_REGISTRY")).contains("http://registry");
    assertThat(environment.kafka()).containsExactly(Map.entry("security.protocol", "SASL_SSL"));
    assertThat(environment.registry())
        .containsExactly(Map.entry("basic.auth.user.info", "me:secret"));
  }

  @Test
  void shouldReadSecretsFromFilesWithoutTheClosingLineEnd() throws IOException {
    Path jaas = Files.writeString(folder.resolve("jaas"), "Module required a=\"b\";\n");
    Environment environment =
        of(
            Map.of(
                "BROADSHEET_KAFKA_SASL_JAAS_CONFIG_FILE",
                jaas.toString(),
                "BROADSHEET_TOKEN_FILE",
                "/some/token"));
    assertThat(environment.problems()).isEmpty();
    assertThat(environment.kafka()).containsEntry("sasl.jaas.config", "Module required a=\"b\";");
    assertThat(environment.option("BROADSHEET_TOKEN_FILE")).contains("/some/token");
  }

  @Test
  void shouldTakeAKafkaSettingWhoseNameEndsInFileAsItIs() {
    String variable = "BROADSHEET_KAFKA_SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE";
    assertThat(of(Map.of(variable, "/key")).kafka())
        .containsEntry("sasl.oauthbearer.assertion.private.key.file", "/key");
  }

  @Test
  void shouldNameEveryMistakeAndWhatToDo() {
    Environment environment =
        of(
            Map.of(
                "BROADSHEET_THREAD", "3",
                "BROADSHEET_THREADS", "3",
                "BROADSHEET_THREADS_FILE", "/threads",
                "BROADSHEET_KAFKA_SSL_KEY_PASSWORD_FILE", "/missing/file",
                "BROADSHEET_KAFKA_CONSUMER_GROUP_ID", "mine",
                "BROADSHEET_KAFKA_PROCESSING_GUARANTEE", "at_least_once"));
    assertThat(environment.problems())
        .anyMatch(it -> it.contains("BROADSHEET_THREAD is no variable") && it.contains("_THREADS"))
        .anyMatch(it -> it.contains("BROADSHEET_THREADS_FILE are both given"))
        .anyMatch(it -> it.contains("/missing/file, which cannot be read"))
        .anyMatch(it -> it.contains("consumer.group.id, which --prefix (BROADSHEET_PREFIX) is for"))
        .anyMatch(it -> it.contains("processing.guarantee, which Broadsheet sets itself"))
        .hasSize(5);
  }

  @Test
  void shouldPassOverWhatKubernetesTellsOfServices() {
    Environment environment =
        of(
            Map.of(
                "BROADSHEET_CLEANER_SERVICE_HOST", "10.0.0.1",
                "BROADSHEET_CLEANER_SERVICE_PORT_HTTP", "8080",
                "BROADSHEET_CLEANER_PORT", "tcp://10.0.0.1:8080",
                "BROADSHEET_CLEANER_PORT_8080_TCP_ADDR", "10.0.0.1",
                "BROADSHEET_OTHER_PORT", "tcp://10.0.0.1:8080"));
    assertThat(environment.problems()).singleElement().asString().contains("BROADSHEET_OTHER_PORT");
  }

  private static Environment of(Map<String, String> variables) {
    return Environment.of(variables, OPTIONS);
  }
}
