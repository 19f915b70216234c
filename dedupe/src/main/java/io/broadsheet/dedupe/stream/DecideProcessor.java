package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.protocol.DedupeTask;
import io.broadsheet.dedupe.protocol.DedupeTask.Place;
import io.broadsheet.dedupe.protocol.TaskStores;
import io.broadsheet.dedupe.stream.EarlyInputs.Early;
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
import java.util.function.Supplier;
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
  private TakenArticles taken;
  private EarlyInputs early;
  private Entrance entrance;
  private MeasuredPublisher publisher;
  private WorkerMetrics metrics;
  private LaneActivity activity;
  private int unflushed;

  DecideProcessor(DedupeSettings settings, Layout layout, Patience patience) {
    this.settings = settings;
    this.layout = layout;
    this.patience = patience;
  }

  /**
   * Begins anew: a task that comes back to its thread, or whose stores are rebuilt, is given the
   * same processor. It reads nothing yet: of damage that is found here, Kafka Streams would not
   * rebuild a store.
   */
  @Override
  public void init(ProcessorContext<Object, Object> context) {
    this.context = context;
    this.entrance = null;
    this.unflushed = 0;
    this.activity = new LaneActivity(patience);
    this.metrics = WorkerMetrics.of(context.appConfigs());
    context.schedule(FLUSH_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::flush);
    context.schedule(TICK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, Input> record) {
    begin();
    Accepted input = accepted(record);
    if (input == null) {
      return;
    }
    guarded(() -> "What is at %s could not be taken".formatted(place()), () -> takeOrKeep(input));
  }

  private void takeOrKeep(Accepted input) {
    if (entrance.isOpen()) {
      take(new Early(null, input));
    } else {
      early.add(place(), input);
    }
  }

  private void begin() {
    if (entrance == null) {
      guarded(() -> "Task %s cannot begin".formatted(context.taskId()), this::openOrRefuse);
    }
  }

  private void openOrRefuse() {
    try {
      open();
    } catch (IllegalStateException refused) {
      throw new WorkerFaultException(refused.getMessage(), refused);
    }
  }

  private void open() {
    int self = context.taskId().partition();
    if (self >= layout.partitions()) {
      layout.require(layout.articles().partitions());
    }
    TaskStores stores = stores();
    MessagesGuard.check(layout, stores.progress());
    frames = new MessageFrames(self, layout.partitions(), layout.messages(), stores.progress());
    early = new EarlyInputs(stores.progress(), patience.times());
    publisher = new MeasuredPublisher(new TopicPublisher(context), metrics);
    task =
        new DedupeTask<>(
            new Place(self, layout.partitions(), layout::ofArticle),
            settings,
            patience.lateness(),
            patience.remembered(),
            stores,
            new CrawledBodies(),
            publisher,
            this::send);
    taken = TakenArticles.of(layout.articles().partition(self), stores.progress());
    entrance =
        new Entrance(
            context.taskId().toString(),
            task::load,
            early,
            this::take,
            Slice.of(context.appConfigs())::begin,
            metrics::loading);
  }

  /** Null for what is to be passed over. */
  private Accepted accepted(Record<String, Input> record) {
    if (record.value() instanceof Arrival arrival) {
      if (!taken.take(offset())) {
        return null;
      }
      requireOwn(arrival.article());
      return accepted(arrival.encoded(), record);
    }
    Opened opened = frames.open(((Letter) record.value()).frame());
    if (opened instanceof Opened.Foreign foreign) {
      throw new IllegalArgumentException(
          "No message of dedupe, which alone writes here: " + foreign.why());
    }
    if (opened instanceof Opened.Broken broken) {
      throw new WorkerFaultException(
          "The message at %s cannot be taken: %s. See 'Foreign messages' in docs/dedupe-operation.md."
              .formatted(place(), broken.why()));
    }
    return opened instanceof Opened.Letter letter ? new Accepted.Message(letter.envelope()) : null;
  }

  private Accepted accepted(Encoded<Article> encoded, Record<String, Input> record) {
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    Instant received = patience.times().receipt(record.timestamp(), now);
    Crawled body = Crawled.of(encoded, Trace.of(record.headers()), received, patience.times());
    Article article = body.article();
    if (article != encoded.value()) {
      metrics.fetchTimeReplaced();
    }
    Accepted crawl = Accepted.Crawl.of(record.timestamp(), received, body, patience.times());
    task.requireTakes(article.getId(), LaneName.inRecords(article.getLane()));
    return crawl;
  }

  private void requireOwn(Article article) {
    if (article == null) {
      throw new IllegalArgumentException("An article record without a value");
    }
    ArticleBounds.require(article);
    int own = context.taskId().partition();
    int home = layout.ofArticle(article.getId());
    if (home != own) {
      layout.require(layout.articles().partitions());
      throw new IllegalArgumentException(
          ("Article %s is in partition %d and belongs into %d: articles are partitioned by their"
                  + " id as Kafka's own producers do")
              .formatted(article.getId(), own, home));
    }
  }

  private void take(Early next) {
    if (next.input() instanceof Accepted.Crawl crawl) {
      guarded(() -> notTaken("article", next), () -> take(crawl));
    } else if (next.input() instanceof Accepted.Message message) {
      guarded(() -> notTaken("message", next), () -> task.receive(message.envelope()));
    }
  }

  private void take(Accepted.Crawl crawl) {
    Article article = crawl.body().article();
    String lane = LaneName.inRecords(article.getLane());
    activity.arrived(lane, context.currentSystemTimeMs());
    publisher.arrived(article.getId(), crawl.timestamp());
    task.arrive(article.getId(), crawl.crawl(), lane, crawl.body(), crawl.receivedAt());
  }

  private String notTaken(String what, Early input) {
    String place = input.place() == null ? place() : input.place();
    return "The %s at %s could not be taken".formatted(what, place);
  }

  /**
   * What fails here has changed the state in part, so no record may be passed over.
   *
   * @param what failed then
   */
  private void guarded(Supplier<String> what, Runnable step) {
    try {
      step.run();
    } catch (TaskCorruptedException | WorkerFaultException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new WorkerFaultException("%s: %s".formatted(what.get(), e), e);
    }
  }

  private long offset() {
    return context.recordMetadata().orElseThrow().offset();
  }

  private String place() {
    return context
        .recordMetadata()
        .map(at -> "%s-%d@%d".formatted(at.topic(), at.partition(), at.offset()))
        .orElse("an unknown place");
  }

  private void flush(long now) {
    onTime(
        () -> {
          unflushed++;
          if (task.gathered() < MANY * unflushed || unflushed == LONGEST_FLUSH) {
            task.flush();
            unflushed = 0;
          }
        });
  }

  private void tick(long now) {
    onTime(
        () -> {
          layout.require(layout.articles().latestPartitions());
          taken.committed(layout.articles().latestCommitted(context.taskId().partition()));
          task.tick(Instant.ofEpochMilli(now), lane -> activity.pulse(lane, now));
        });
  }

  private void onTime(Runnable step) {
    begin();
    guarded(
        () -> "Task %s could not go on".formatted(context.taskId()),
        () -> {
          if (entrance.isOpen()) {
            step.run();
          }
        });
  }

  @Override
  public void close() {
    if (entrance != null) {
      entrance.close();
      entrance = null;
    }
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
