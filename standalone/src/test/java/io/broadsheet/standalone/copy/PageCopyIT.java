package io.broadsheet.standalone.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.TestPipeline;
import io.broadsheet.standalone.embedded.LocalCluster;
import io.broadsheet.standalone.replay.Replay;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCopyIT {

  @TempDir private static Path folder;

  private LocalCluster servers;

  @BeforeAll
  void startServers() throws InterruptedException {
    servers = LocalCluster.start(folder, 0, 0);
  }

  @AfterAll
  void stopServers() {
    servers.close();
  }

  @Test
  void shouldCopyEachPageOnceToItsPartitionAlsoWhenStartedAgain() throws Exception {
    try (TestPipeline old = new TestPipeline(servers.config(), "old.", 3);
        TestPipeline next = new TestPipeline(servers.config(), "next.", 3)) {
      feed(old, 0, 20);
      assertThat(copy(old, next)).isEqualTo(20);
      assertThat(copy(old, next)).isZero();
      feed(old, 20, 25);

      assertThat(copy(old, next)).isEqualTo(5);

      assertThat(next.read(next.topics().pages()))
          .hasSize(25)
          .extracting(page -> page.partition() + " " + url(next, page))
          .containsExactlyInAnyOrderElementsOf(
              old.read(old.topics().pages()).stream()
                  .map(page -> page.partition() + " " + url(old, page))
                  .toList());
      assertThat(next.read(next.topics().pages()))
          .allMatch(page -> page.headers().lastHeader(Replay.HEADER) == null)
          .allMatch(page -> page.headers().lastHeader("traceparent") != null);
    }
  }

  private static void feed(TestPipeline pipeline, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      ProducerRecord<byte[], byte[]> page =
          pipeline.record(pipeline.topics().pages(), "page-" + i, TestPipeline.page("page-" + i));
      page.headers().add("traceparent", new byte[] {1}).add(Replay.HEADER, new byte[] {2});
      pipeline.send(page);
    }
  }

  private static long copy(TestPipeline from, TestPipeline to) throws InterruptedException {
    try (PageCopy copy = PageCopy.open(from.cluster(), to.cluster())) {
      return copy.run(false);
    }
  }

  private static String url(TestPipeline pipeline, ConsumerRecord<byte[], byte[]> page) {
    try (var values = new AvroSerdes(pipeline.cluster()).deserializer(RawPage.class)) {
      return values.deserialize(page.topic(), page.value()).getUrl();
    }
  }

  @Test
  void shouldRefuseTopicsThatDifferInPartitionsOrAreOne() {
    try (TestPipeline two = new TestPipeline(servers.config(), "two.", 2);
        TestPipeline four = new TestPipeline(servers.config(), "four.", 4)) {
      assertRefused(two, four, "Create the topics of four. with --partitions 2");
      assertRefused(two, two, "cannot be copied to itself");
    }
  }

  private static void assertRefused(TestPipeline from, TestPipeline to, String sentence) {
    assertThatThrownBy(() -> PageCopy.open(from.cluster(), to.cluster()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(sentence);
  }
}
