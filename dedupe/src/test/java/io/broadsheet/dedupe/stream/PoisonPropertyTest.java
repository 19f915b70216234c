package io.broadsheet.dedupe.stream;

import static io.broadsheet.dedupe.stream.DedupeDriver.NOON;
import static io.broadsheet.dedupe.stream.DedupeDriver.STORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.Article;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Whatever stands on the article topic, the next article is decided. */
class PoisonPropertyTest {

  private DedupeDriver dedupe;
  private byte[] article;
  private int sent;

  @BeforeProperty
  void start() throws IOException {
    dedupe = new DedupeDriver("dedupe-poison", Files.createTempDirectory("poison"));
    article =
        dedupe.bytes(
            Article.newBuilder()
                .setId("poisoned")
                .setUrl("https://site.example/poisoned")
                .setTitle("Poisoned")
                .setFetchedAt(NOON)
                .setText(STORY)
                .build());
  }

  @AfterProperty
  void stop() {
    dedupe.close();
  }

  @Provide
  Arbitrary<byte[]> anything() {
    Arbitrary<byte[]> junk = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> headed =
        junk.map(it -> ByteBuffer.allocate(5 + it.length).put(article, 0, 5).put(it).array());
    Arbitrary<byte[]> resized =
        Arbitraries.integers().between(0, article.length + 9).map(it -> Arrays.copyOf(article, it));
    Arbitrary<byte[]> flipped =
        Arbitraries.integers()
            .between(0, article.length * 8 - 1)
            .set()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(
                bits -> {
                  byte[] bytes = article.clone();
                  bits.forEach(bit -> bytes[bit / 8] ^= (byte) (1 << bit % 8));
                  return bytes;
                });
    return Arbitraries.oneOf(junk, headed, resized, flipped);
  }

  private List<String> published() {
    List<String> keys = new ArrayList<>();
    dedupe.canonical().readRecordsToList().forEach(record -> keys.add(record.key()));
    dedupe.duplicates().readRecordsToList().forEach(record -> keys.add(record.key()));
    return keys;
  }

  @Property(tries = 200)
  void shouldDecideTheNextArticle(
      @ForAll("anything") byte[] value, @ForAll byte[] key, @ForAll boolean isTombstone) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", key).add("tracestate", null);
    dedupe.sendRaw(key, isTombstone ? null : value, headers);
    String next = "sound-" + sent++;
    dedupe.send(next, NOON.plusSeconds(sent), STORY);

    assertThat(published()).contains(next);
  }
}
