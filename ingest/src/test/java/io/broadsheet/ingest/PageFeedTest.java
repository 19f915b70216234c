package io.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.schemas.RawPage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFeedTest {

  private static final int LIMIT = 100;

  @TempDir private Path folder;

  private final SortedMap<Long, String> told = new TreeMap<>();

  @Test
  void shouldNumberPagesAsTheyAreReadInWhateverOrderTheyAreAccepted() throws Exception {
    PageReader reader = new PageReader(Clock.systemUTC(), LIMIT);
    PageFeed feed = new PageFeed(reader, new LastFirst(), Checkpoint.NONE, new Notes());

    feed.feed(page("d.html", 10));
    feed.feed(page("a.html", LIMIT + 1));
    feed.feed(page("c.html", 10));
    feed.feed(page("b.html", 10));
    feed.finish();

    assertThat(told.keySet()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(told.values()).containsExactly("d.html", "a.html refused", "c.html", "b.html");
  }

  /** Its name and size are the same each time, whatever comes out of it. */
  @Test
  void shouldReadAPipeAgainWhateverTheCheckpointTells() throws Exception {
    Checkpoint done =
        (Checkpoint)
            Proxy.newProxyInstance(
                Checkpoint.class.getClassLoader(),
                new Class<?>[] {Checkpoint.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "isDone" -> true;
                      case "pagesTaken" -> 9L;
                      default -> null;
                    });
    PageFeed feed =
        new PageFeed(new PageReader(Clock.systemUTC(), LIMIT), new LastFirst(), done, new Notes());

    feed.feed(Path.of("/dev/null"));
    feed.feed(page("a.html", 10));
    feed.finish();

    assertThat(told.values()).containsExactly("null");
  }

  private Path page(String name, int size) throws IOException {
    return Files.writeString(folder.resolve(name), "x".repeat(size));
  }

  private final class Notes implements PageFeed.Listener {

    @Override
    public void accepted(long number, RawPage page, RecordMetadata at) {
      told.put(number, name(page));
    }

    @Override
    public void refused(long number, InputItem.TooLarge page) {
      told.put(number, name(page.emptied()) + " refused");
    }

    @Override
    public void unreadable(InputItem.Unreadable input) {
      throw new AssertionError(input.reason());
    }

    private static String name(RawPage page) {
      return Path.of(page.getSource().getFile()).getFileName().toString();
    }
  }

  /** Acknowledges on a flush, the last page first. */
  private static final class LastFirst implements PageSink {

    private final Deque<Callback> waiting = new ArrayDeque<>();

    @Override
    public void send(RawPage page, Callback acknowledged) {
      waiting.push(acknowledged);
    }

    @Override
    public void reject(InputItem.TooLarge page, Callback acknowledged) {
      waiting.push(acknowledged);
    }

    @Override
    public void flush() {
      RecordMetadata at = new RecordMetadata(new TopicPartition("pages", 0), 0, 0, 0, 0, 0);
      waiting.forEach(callback -> callback.onCompletion(at, null));
    }
  }
}
