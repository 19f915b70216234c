package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.protocol.DedupeTask;
import io.broadsheet.dedupe.protocol.DedupeTask.Place;
import io.broadsheet.dedupe.protocol.TaskStores;
import io.broadsheet.dedupe.stream.Input.Arrival;
import io.broadsheet.dedupe.stream.Input.Letter;
import io.broadsheet.dedupe.stream.MessageFrames.Opened;
import io.broadsheet.runtime.WorkerFaultException;
import io.broadsheet.runtime.metrics.WorkerMetrics;
import io.broadsheet.runtime.time.LaneName;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.Encoded;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** One task of the protocol, on the stores and topics of one task of Kafka Streams. */
final class DecideProcessor implements Processor<String, Input, Object, Object> {

  /** What an article waits at most to be registered, while few come. */
  private static final Duration FLUSH_INTERVAL = Duration.ofMillis(20);

  /**
   * Of more articles in that time, a batch waits for {@link #LONGEST_FLUSH} intervals: it saves
   * records, and many at a time wait for each other anyway.
   */
  private static final int MANY = 16;

  private static final int LONGEST_FLUSH = 5;

  private static final Duration TICK_INTERVAL = Duration.ofSeconds(1);

  private final DedupeSettings settings;
  private final Layout layout;
  private final Patience patience;
  private ProcessorContext<Object, Object> context;
  private DedupeTask<Crawled> task;
  private MessageFrames frames;
  private MeasuredPublisher publisher;
  private LaneActivity activity;
  private int unflushed;

  DecideProcessor(DedupeSettings settings, Layout layout, Patience patience) {
    this.settings = settings;
    this.layout = layout;
    this.patience = patience;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.activity = new LaneActivity(patience);
    TaskStores stores = stores();
    MessagesGuard.check(layout, stores.progress());
    int self = context.taskId().partition();
    this.frames =
        new MessageFrames(self, layout.partitions(), layout.messages(), stores.progress());
    this.publisher =
        new MeasuredPublisher(new TopicPublisher(context), WorkerMetrics.of(context.appConfigs()));
    this.task =
        new DedupeTask<>(
            new Place(self, layout.partitions(), layout::ofArticle),
            settings,
            patience.lateness(),
            patience.remembered(),
            stores,
            new CrawledBodies(),
            publisher,
            this::send);
    context.schedule(FLUSH_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::flush);
    context.schedule(TICK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, Input> record) {
    if (record.value() instanceof Arrival arrival) {
      requireOwn(arrival.article());
      take(arrival.encoded(), record);
    } else if (record.value() instanceof Letter letter) {
      take(frames.open(letter.frame()));
    }
  }

  private void take(Opened opened) {
    if (opened instanceof Opened.Letter letter) {
      guarded("message", () -> task.receive(letter.envelope()));
    } else if (opened instanceof Opened.Foreign foreign) {
      throw new IllegalArgumentException(
          "No message of dedupe, which alone writes here: " + foreign.why());
    } else if (opened instanceof Opened.Broken broken) {
      throw new WorkerFaultException(
          "The message at %s cannot be taken: %s. See 'Foreign messages' in docs/dedupe-operation.md."
              .formatted(place(), broken.why()));
    }
  }

  private void take(Encoded<Article> encoded, Record<String, Input> record) {
    long now = context.currentSystemTimeMs();
    Instant received = patience.times().receipt(record.timestamp(), Instant.ofEpochMilli(now));
    Crawled body = Crawled.of(encoded, Trace.of(record.headers()), received, patience.times());
    Article article = body.article();
    String id = article.getId();
    String lane = LaneName.inRecords(article.getLane());
    task.requireTakes(id, lane);
    Instant at = patience.times().effective(article.getFetchedAt(), received);
    Crawls crawl = Crawls.of(Records.domain(article, at));
    activity.arrived(lane, now);
    publisher.arrived(id, record.timestamp());
    guarded("article", () -> task.arrive(id, crawl, lane, body, received));
  }

  private void requireOwn(Article article) {
    if (article == null) {
      throw new IllegalArgumentException("An article record without a value");
    }
    int own = context.taskId().partition();
    int home = layout.ofArticle(article.getId());
    if (home != own) {
      requireLayout();
      throw new IllegalArgumentException(
          ("Article %s is in partition %d and belongs into %d: articles are partitioned by their"
                  + " id as Kafka's own producers do")
              .formatted(article.getId(), own, home));
    }
  }

  /** A changed number of partitions puts all articles elsewhere, so none may be passed over. */
  private void requireLayout() {
    int now = layout.articlePartitions().getAsInt();
    if (now != layout.partitions()) {
      throw new WorkerFaultException(
          ("The articles topic had %d partitions when dedupe started and has %d now. Dedupe cannot"
                  + " change its number of partitions and keep its state: see 'Changing partitions'"
                  + " in docs/dedupe-operation.md.")
              .formatted(layout.partitions(), now));
    }
  }

  /** What fails from here on has changed the state in part, so no record may be passed over. */
  private void guarded(String what, Runnable step) {
    try {
      step.run();
    } catch (TaskCorruptedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new WorkerFaultException(
          "The %s at %s could not be taken: %s".formatted(what, place(), e), e);
    }
  }

  private String place() {
    return context
        .recordMetadata()
        .map(at -> "%s-%d@%d".formatted(at.topic(), at.partition(), at.offset()))
        .orElse("an unknown place");
  }

  private void flush(long now) {
    unflushed++;
    if (task.gathered() < MANY * unflushed || unflushed == LONGEST_FLUSH) {
      task.flush();
      unflushed = 0;
    }
  }

  private void tick(long now) {
    task.tick(Instant.ofEpochMilli(now), lane -> activity.pulse(lane, now));
  }

  private void send(int target, byte[] envelope) {
    byte[] frame = frames.seal(target, envelope);
    context.forward(
        new Record<>(target, frame, context.currentSystemTimeMs()), DedupeTopology.SEND);
  }

  private TaskStores stores() {
    return new TaskStores(
        bytes(DedupeTopology.HOMES),
        bytes(DedupeTopology.BODIES),
        bytes(DedupeTopology.REGISTRATIONS),
        bytes(DedupeTopology.PROGRESS),
        bytes(DedupeTopology.REMEMBERED));
  }

  private KafkaByteStore bytes(String name) {
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
    return new KafkaByteStore(store);
  }
}
