package io.broadsheet.dedupe.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.protocol.MemoryStore;
import io.broadsheet.dedupe.stream.EarlyInputs.Early;
import io.broadsheet.runtime.time.FetchTimeRule;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.AvroSerdes;
import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.schemas.PageRef;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyInputsTest {

  /** Serdes have Avro trust the classes of articles. */
  @BeforeAll
  static void trustArticles() {
    assertThat(new AvroSerdes(new ClusterConfig("none:9092", "mock://trust", "news.", Map.of())))
        .isNotNull();
  }

  private final MemoryStore store = new MemoryStore();

  private static Accepted message(int number) {
    return new Accepted.Message(new byte[] {(byte) number});
  }

  private static int number(Early early) {
    return ((Accepted.Message) early.input()).envelope()[0];
  }

  @Test
  void shouldKeepACrawlWithItsTraceAndPlace() {
    Article article =
        Article.newBuilder()
            .setId("a")
            .setUrl("https://site.example/a")
            .setFetchedAt(Instant.parse("2026-01-02T12:00:00Z"))
            .setText("A text")
            .setPage(new PageRef(0, 1L))
            .build();
    Crawled body = new Crawled(article, new Trace("parent", "state"), null);
    EarlyInputs early = new EarlyInputs(store, FetchTimeRule.DEFAULT);
    Instant received = article.getFetchedAt().plusSeconds(1);
    Accepted crawl = Accepted.Crawl.of(5, received, body, FetchTimeRule.DEFAULT);
    early.add("articles-0@7", crawl);

    assertThat(early.poll()).usingRecursiveComparison().isEqualTo(new Early("articles-0@7", crawl));
    assertThat(early.isEmpty()).isTrue();
  }

  /** Numbers at which the search for the last takes each of its ways. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 100})
  void shouldGoOnInItsOrderAfterARestart(int count) {
    store.put(new byte[] {'d'}, new byte[0]);
    store.put(new byte[] {'h'}, new byte[0]);
    EarlyInputs before = new EarlyInputs(store, FetchTimeRule.DEFAULT);
    before.add("gone", message(0));
    before.add("gone", message(0));
    for (int i = 1; i <= count; i++) {
      before.add("place", message(i));
    }
    before.poll();
    before.poll();

    EarlyInputs after = new EarlyInputs(store, FetchTimeRule.DEFAULT);
    after.add("place", message(count + 1));

    for (int i = 1; i <= count + 1; i++) {
      assertThat(number(after.poll())).isEqualTo(i);
    }
    assertThat(after.isEmpty()).isTrue();
    assertThat(new EarlyInputs(store, FetchTimeRule.DEFAULT).isEmpty()).isTrue();
  }
}
