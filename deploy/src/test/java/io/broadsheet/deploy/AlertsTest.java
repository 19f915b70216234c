package io.broadsheet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard use metrics that workers have, and each alert says what to do. */
class AlertsTest {

  private final Metrics metrics = Metrics.documented();

  private static List<JsonNode> rules() throws Exception {
    return Manifests.items(
            Manifests.one(Overlay.PRODUCTION.objects(), "PrometheusRule", "broadsheet")
                .at("/spec/groups"))
        .flatMap(group -> Manifests.items(group.path("rules")))
        .toList();
  }

  @Test
  void shouldAskForMetricsAndLabelsThatExist() throws Exception {
    assertThat(metrics.count()).isGreaterThan(20);
    assertThat(rules())
        .hasSizeGreaterThan(10)
        .allSatisfy(it -> assertThat(metrics.unknown(it.path("expr").asText())).isEmpty());
    assertThat(dashboard().toList())
        .hasSizeGreaterThan(10)
        .allSatisfy(it -> assertThat(metrics.unknown(it)).isEmpty());
  }

  @Test
  void shouldFindAMetricOrALabelThatIsMisspelt() {
    assertThat(metrics.unknown("rate(broadsheet_page_total[5m]) > 0"))
        .containsExactly("broadsheet_page_total");
    assertThat(metrics.unknown("broadsheet_pages_total{outcom=\"rejected\"}"))
        .containsExactly("broadsheet_pages_total{outcom}");
    assertThat(metrics.unknown("broadsheet_end_to_end_seconds > 1")).isNotEmpty();
  }

  /** Expressions of the dashboard. */
  private static Stream<String> dashboard() throws Exception {
    JsonNode map = Manifests.one(Overlay.PRODUCTION.objects(), "ConfigMap", "broadsheet-dashboard");
    JsonNode board = new ObjectMapper().readTree(map.at("/data/broadsheet.json").asText());
    return Manifests.items(board.path("panels"))
        .flatMap(panel -> Manifests.items(panel.path("targets")))
        .map(target -> target.path("expr").asText());
  }

  @Test
  void shouldHaveAnEntryInTheRunbookForEachAlertAndNoOther() throws Exception {
    List<String> entries =
        Manifests.text(Manifests.ROOT.resolve("docs/runbook.md"))
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .toList();
    List<String> alerts = rules().stream().map(it -> it.path("alert").asText()).toList();

    assertThat(entries).containsExactlyElementsOf(alerts);
    assertThat(rules())
        .allSatisfy(
            it ->
                assertThat(it.at("/annotations/runbook").asText())
                    .isEqualTo("docs/runbook.md#" + it.path("alert").asText().toLowerCase()));
  }
}
