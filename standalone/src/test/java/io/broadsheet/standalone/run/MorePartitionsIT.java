package io.broadsheet.standalone.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.TestPipeline;
import io.broadsheet.standalone.audit.Audit;
import io.broadsheet.standalone.audit.Place;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page topic gets partitions while there is state of the ones before. */
class MorePartitionsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private static void send(TestPipeline pipeline, int partition, String word) throws Exception {
    String pages = pipeline.topics().pages();
    String text =
        ("The %1$s board said on Tuesday that the %1$s would be open again before the winter, and"
                + " that the %1$s of the old town had cost more than was planned.")
            .formatted(word);
    RawPage page =
        RawPage.newBuilder(TestPipeline.page(word))
            .setFetchedAt(Instant.now())
            .setBody(ByteBuffer.wrap("<h1>%s</h1><p>%s</p>".formatted(word, text).getBytes(UTF_8)))
            .build();
    pipeline.send(new ProducerRecord<>(pages, partition, null, pipeline.bytes(pages, page)));
  }

  private static void requireDecided(TestPipeline pipeline, long pages) throws Exception {
    Audit.Result audit = new Audit(pipeline.cluster(), PATIENCE).run();
    assertThat(audit.violations()).isEmpty();
    assertThat(audit.places().get(Place.CANONICAL) + audit.places().get(Place.DUPLICATE))
        .isEqualTo(pages);
  }

  @Test
  void shouldCleanThePagesOfNewPartitionsOnceTheCleanerStartsAgain() throws Exception {
    try (LocalCluster servers = LocalCluster.start(folder, 0, 0);
        TestPipeline pipeline = new TestPipeline(servers.config(), "wider.", 1)) {
      Path state = folder.resolve("state");
      try (Workers workers = Workers.start(pipeline.cluster(), state)) {
        send(pipeline, 0, "library");
        requireDecided(pipeline, 1);
      }
      try (Admin admin = Admin.create(pipeline.cluster().kafka())) {
        admin
            .createPartitions(Map.of(pipeline.topics().pages(), NewPartitions.increaseTo(3)))
            .all()
            .get();
      }
      try (Workers workers = Workers.start(pipeline.cluster(), state)) {
        send(pipeline, 2, "harbour");
        send(pipeline, 0, "railway");
        requireDecided(pipeline, 3);
        workers.requireAlive();
      }
    }
  }
}
