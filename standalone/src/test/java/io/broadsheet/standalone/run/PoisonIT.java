package io.broadsheet.standalone.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.DeadLetter;
import io.broadsheet.schemas.RawPage;
import io.broadsheet.standalone.TestPipeline;
import io.broadsheet.standalone.account.AvroValues;
import io.broadsheet.standalone.audit.Audit;
import io.broadsheet.standalone.audit.Place;
import io.broadsheet.standalone.embedded.LocalCluster;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that nobody can read, among pages and articles: each is a dead letter, and no more. */
class PoisonIT {

  private static final long SEED = 20261201;
  private static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  @TempDir private Path folder;

  private final Random random = new Random(SEED);

  private static RawPage page(String word) {
    String text =
        ("The %1$s board said on Tuesday that the %1$s would be open again before the winter, and"
                + " that the %1$s of the old town had cost more %1$s money than was planned.")
            .formatted(word);
    return RawPage.newBuilder(TestPipeline.page(word))
        .setFetchedAt(Instant.now())
        .setBody(ByteBuffer.wrap("<h1>%s</h1><p>%s</p>".formatted(word, text).getBytes(UTF_8)))
        .build();
  }

  private byte[] junk(int length) {
    byte[] junk = new byte[length];
    random.nextBytes(junk);
    return junk;
  }

  /** No value of the topic, each in another way. */
  private List<byte[]> poison(byte[] sound, byte[] ofOtherType) {
    List<byte[]> poison = new ArrayList<>();
    poison.add(null);
    poison.add(new byte[0]);
    poison.add("{\"url\":\"https://site.example/\"}".getBytes(UTF_8));
    poison.add(ofOtherType);
    for (int i = 0; i < 20; i++) {
      poison.add(Arrays.copyOf(sound, random.nextInt(sound.length)));
      poison.add(Arrays.copyOf(sound, sound.length + 1 + random.nextInt(9)));
      byte[] junk = junk(1 + random.nextInt(200));
      junk[0] = (byte) (1 + random.nextInt(100));
      poison.add(junk);
      byte[] unknown = sound.clone();
      System.arraycopy(new byte[] {0x7f, 1, 2, (byte) i}, 0, unknown, 1, 4);
      poison.add(unknown);
    }
    return poison;
  }

  private static void send(TestPipeline pipeline, String topic, List<byte[]> values, byte[] key)
      throws Exception {
    for (int i = 0; i < values.size(); i++) {
      var record = new ProducerRecord<>(topic, i % PARTITIONS, key, values.get(i));
      record.headers().add("", null).add("large", new byte[100_000]);
      pipeline.send(record);
    }
  }

  @Test
  void shouldDeadLetterEachAndGoOnWithTheNext() throws Exception {
    try (LocalCluster servers = LocalCluster.start(folder, 0, 0);
        TestPipeline pipeline = new TestPipeline(servers.config(), "poison.", PARTITIONS);
        Workers workers = Workers.start(pipeline.cluster(), folder.resolve("state"))) {
      String pages = pipeline.topics().pages();
      String articles = pipeline.topics().articles();
      byte[] page = pipeline.bytes(pages, page("sound"));
      Article article = TestPipeline.article("a", null);
      List<byte[]> badPages = poison(page, pipeline.bytes(articles, article));
      List<byte[]> badArticles = poison(pipeline.bytes(articles, article), page);
      send(pipeline, pages, badPages, null);
      send(pipeline, articles, badArticles, junk(30));
      List<byte[]> sound = new ArrayList<>();
      for (String word : List.of("library", "harbour")) {
        sound.add(pipeline.bytes(pages, page(word)));
      }
      send(pipeline, pages, sound, null);

      Audit.Result audit = new Audit(pipeline.cluster(), PATIENCE).run();

      assertThat(audit.violations()).isEmpty();
      assertThat(audit.places()).containsEntry(Place.DEAD_LETTER, (long) badPages.size());
      assertThat(audit.places().get(Place.CANONICAL) + audit.places().get(Place.DUPLICATE))
          .isEqualTo(sound.size());
      assertThat(letters(pipeline))
          .isEqualTo(Map.of(pages, badPages.size(), articles, badArticles.size()));
      workers.requireAlive();
    }
  }

  private static Map<String, Integer> letters(TestPipeline pipeline) throws InterruptedException {
    String topic = pipeline.topics().deadLetters();
    AvroValues<DeadLetter> values = new AvroValues<>(pipeline.cluster(), DeadLetter.class);
    Map<String, Integer> counts = new TreeMap<>();
    pipeline
        .read(topic)
        .forEach(
            letter ->
                counts.merge(values.require(topic, letter.value()).getTopic(), 1, Integer::sum));
    return counts;
  }
}
