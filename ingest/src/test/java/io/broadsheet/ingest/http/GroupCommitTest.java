package io.broadsheet.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.ingest.InputItem;
import io.broadsheet.schemas.RawPage;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private final FakeTransactions broker = new FakeTransactions();
  private final List<String> notices = new ArrayList<>();

  @Test
  void shouldCommitOthersWithoutThoseThatHaveAPageTheBrokerDoesNotWant() throws Exception {
    broker.unwanted = "bad";
    broker.mayCommit.drainPermits();
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    try (GroupCommit commit = GroupCommit.start(broker, notices::add)) {
      outcomes.add(commit.submit(pages("first")));
      while (broker.mayCommit.getQueueLength() == 0) {
        Thread.sleep(5);
      }
      outcomes.add(commit.submit(pages("a", "b")));
      outcomes.add(commit.submit(pages("c", "bad", "d")));
      outcomes.add(commit.submit(pages("bad")));
      outcomes.add(commit.submit(pages("e")));
      broker.mayCommit.release(100);
    }

    assertThat(outcomes.stream().map(CompletableFuture::join).map(Object::toString))
        .containsExactly(
            "Committed[]",
            "Committed[]",
            "Unsendable[index=1, reason=unwanted]",
            "Unsendable[index=0, reason=unwanted]",
            "Committed[]");
    assertThat(broker.urls()).containsExactly("first", "a", "b", "e");
    assertThat(notices).isEmpty();
  }

  private static Pages pages(String... urls) {
    return new Pages(
        Stream.of(urls).map(url -> new Pages.Numbered(1, page(url))).toList(), urls.length, 0);
  }

  private static InputItem page(String url) {
    RawPage page =
        RawPage.newBuilder()
            .setUrl(url)
            .setFetchedAt(Instant.EPOCH)
            .setBody(ByteBuffer.allocate(0))
            .build();
    return new InputItem.Page(url, page);
  }
}
