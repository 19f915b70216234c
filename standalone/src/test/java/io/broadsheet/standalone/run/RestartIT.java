package io.broadsheet.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.InputFiles;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.CanonicalArticle;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.Stories;
import io.broadsheet.standalone.account.Account;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that start again with nothing but what the broker holds. */
class RestartIT {

  private static final String HOUSE_LINE =
      "Write to our desk and tell us what you would have done.";

  @TempDir private Path folder;

  @Test
  void shouldKnowSitesAndArticlesAfterTheStateFolderWasLost() throws Exception {
    Path pages = folder.resolve("pages.jsonl");
    for (String topic : List.of("ferry", "barrier", "library")) {
      page(pages, topic);
    }
    try (LocalCluster servers = LocalCluster.start(folder.resolve("servers"), 0, 0)) {
      Account before = feed(servers.config(), folder.resolve("state"), pages);
      page(pages, "harvest");

      Account after = feed(servers.config(), folder.resolve("fresh-state"), pages);

      assertThat(before.counts()).isEqualTo(new Account.Counts(3, 3, 0, 0, 0, 0));
      assertThat(after.isLawful()).isTrue();
      assertThat(after.counts().canonical()).isPositive();
      assertThat(after.canonical()).hasSize(4);
      assertThat(text(servers.config(), "harvest")).doesNotContain(HOUSE_LINE);
    }
  }

  private static Account feed(ClusterConfig cluster, Path state, Path pages)
      throws InterruptedException {
    Progress progress = new LineProgress(new PrintStream(System.err));
    try (PipelineRun run = PipelineRun.start(cluster, state, progress, Duration.ofSeconds(60))) {
      return run.feed(InputFiles.below(List.of(pages))).account();
    }
  }

  /** Adds a page of one site: a story of its own and a line that all pages of the site show. */
  private static void page(Path file, String topic) throws IOException {
    Random random = new Random(topic.hashCode());
    String paragraphs =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    "<p>"
                        + Stories.sentence(topic, random)
                        + " "
                        + Stories.sentence(topic, random)
                        + "</p>")
            .collect(Collectors.joining());
    String html =
        "<title>All about the %1$s</title><article><h1>All about the %1$s</h1>%2$s<p>%3$s</p></article>"
            .formatted(topic, paragraphs, HOUSE_LINE);
    String line =
        "{\"url\":\"https://www.site.example/news/%s-story\",\"html\":\"%s\"}%n"
            .formatted(topic, html);
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String text(ClusterConfig cluster, String topic) {
    try (var consumer =
            CommittedConsumer.fromBeginning(cluster, List.of(cluster.topics().canonical()));
        var values = new AvroSerdes(cluster).deserializer(CanonicalArticle.class)) {
      String text = null;
      for (int quiet = 0; quiet < 5; quiet++) {
        for (var record : consumer.poll(Duration.ofMillis(300))) {
          CanonicalArticle value = values.deserialize(record.topic(), record.value());
          if (value != null && value.getArticle().getTitle().contains(topic)) {
            text = value.getArticle().getText();
            quiet = 0;
          }
        }
      }
      return text;
    }
  }
}
