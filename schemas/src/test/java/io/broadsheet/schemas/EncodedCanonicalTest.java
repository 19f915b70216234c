package io.broadsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EncodedCanonicalTest {

  static {
    // trusts the classes of the schemas
    new AvroSerdes(new ClusterConfig("none:9092", "mock://canonical", "", Map.of()));
  }

  @Property(tries = 300)
  void shouldBeWhatAvroWrites(
      @ForAll String title, @ForAll @IntRange(min = 1) int revision, @ForAll boolean late)
      throws IOException {
    Article article = article(title);
    byte[] bytes = bytes(article.toByteBuffer());

    Encoded<CanonicalArticle> canonical =
        EncodedCanonical.of(new Encoded<>(article, bytes), revision, late);

    assertThat(canonical.value()).isEqualTo(new CanonicalArticle(article, revision, late));
    assertThat(canonical.bytes()).isEqualTo(bytes(canonical.value().toByteBuffer()));
  }

  @Test
  void shouldHaveNoBytesWhereTheArticleHasNone() {
    Encoded<CanonicalArticle> canonical =
        EncodedCanonical.of(new Encoded<>(article("A title"), null), 2, true);

    assertThat(canonical.value()).isEqualTo(new CanonicalArticle(article("A title"), 2, true));
    assertThat(canonical.bytes()).isNull();
  }

  @Test
  void shouldKnowAllFields() {
    assertThat(CanonicalArticle.getClassSchema().getFields())
        .as("the bytes are put together from these, in this order")
        .extracting(Schema.Field::name)
        .isEqualTo(List.of("article", "revision", "late"));
  }

  private static Article article(String title) {
    return Article.newBuilder()
        .setId("a")
        .setUrl("https://site.example/a")
        .setTitle(title)
        .setFetchedAt(Instant.parse("2026-05-01T10:00:00Z"))
        .setText("A text")
        .setPage(new PageRef(0, 1L))
        .build();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
