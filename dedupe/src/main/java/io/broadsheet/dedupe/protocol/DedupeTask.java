package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.protocol.Registrar.Batch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * One of the tasks that decide a stream of articles together. It is the home of the articles of its
 * partition and holds the buckets of the keys that fall to it. Whatever the order in which articles
 * and messages reach the tasks, as long as two tasks hear from each other in the order in which
 * they spoke, the decisions come out as those of the {@link io.broadsheet.dedupe.decide.Oracle}.
 *
 * <p>Each public method leaves the stores, what was sent and what was published consistent with
 * each other; they have to be committed together. Not thread-safe.
 *
 * @param <B> an article as it is published
 */
public final class DedupeTask<B> {

  /** A batch of registrations is sent when it has grown to this size. */
  private static final int FULL_BATCH = 256;

  /** Bytes of messages that go in one record, unless a single one is larger. */
  private static final int MAX_ENVELOPE = 1 << 20;

  /** A task that has been restarted has to hear how far the others are, even when nothing moves. */
  private static final int TICKS_BETWEEN_REMINDERS = 10;

  private static final byte[] MARK = "mark".getBytes(StandardCharsets.US_ASCII);

  /** Takes what is for another task. */
  public interface Sender {
    void send(int task, byte[] envelope);
  }

  /**
   * Where the task stands among the others.
   *
   * @param self its number, from 0
   * @param tasks how many there are
   * @param homeOf the task of an article id
   */
  public record Place(int self, int tasks, ToIntFunction<String> homeOf) {}

  private final Place place;
  private final TaskStores stores;
  private final Versions<B> versions;
  private final Sender sender;
  private final Homes homes;
  private final HeldOffers held;
  private final Mail mail;
  private final Registrar registrar;
  private final Buckets buckets;
  private final BucketLog bucketLog;
  private final Decider decider;
  private final Arrivals<B> arrivals;
  private final Expiry expiry;
  private final Watermarks watermarks;
  private final Duration lateness;
  private final Map<Integer, Long> acknowledge = new TreeMap<>();
  private Watermarks.Mark told;
  private int ticks;

  /**
   * Reads the registrations once, and what was under way.
   *
   * @param lateness how much later than the newest article of its partition an article may come and
   *     still be decided exactly
   * @throws IllegalStateException when the stores were written under other settings
   */
  public DedupeTask(
      Place place,
      DedupeSettings settings,
      Duration lateness,
      TaskStores stores,
      Bodies<B> bodies,
      Publisher<B> publisher,
      Sender sender) {
    SettingsGuard.check(settings, place.tasks(), stores.progress());
    this.place = place;
    this.stores = stores;
    this.sender = sender;
    versions = new Versions<>(stores.bodies(), bodies);
    homes = new Homes(stores.articles(), new UnsettledStates(stores.progress()), versions);
    held = new HeldOffers(stores.progress());
    mail = new Mail(place.self(), place.homeOf());
    registrar = new Registrar(place.self(), place.tasks(), stores.progress());
    watermarks = new Watermarks(place.self(), place.tasks());
    buckets = new Buckets(settings);
    bucketLog = new BucketLog(stores.registrations(), place.tasks());
    ForgottenCopies forgotten = new ForgottenCopies(stores.progress());
    Announcer<B> announcer =
        new Announcer<>(homes, mail, this::leaveBuckets, forgotten, versions, publisher);
    decider = new Decider(settings, homes, held, versions, mail, announcer);
    arrivals = new Arrivals<>(homes, registrar, announcer, versions, publisher);
    expiry = new Expiry(settings.window().plus(lateness), homes, versions, bucketLog, forgotten);
    registrar.restore(homes, versions);
    bucketLog.forEach(buckets::restore);
    this.lateness = lateness;
    byte[] mark = stores.progress().get(MARK);
    if (mark != null) {
      watermarks.put(place.self(), Watermarks.Mark.read(new ByteReader(mark)));
    }
  }

  /**
   * Takes a crawl of an article of the task's partition in.
   *
   * @param id of the article
   * @param now the clock: a fetch time ahead of it counts as now, and one that is further ahead
   *     than the allowance for lateness does not count as progress at all
   * @throws IllegalArgumentException when the article has another home; nothing has changed
   */
  public void arrive(String id, Crawls crawl, B body, Instant now) {
    if (place.homeOf().applyAsInt(id) != place.self()) {
      throw new IllegalArgumentException(
          "The article %s is in partition %d, and its id belongs to another"
              .formatted(id, place.self()));
    }
    Instant fetchedAt = crawl.first();
    arrivals.take(id, crawl, body, watermarks.exactFrom(lateness));
    if (!fetchedAt.isAfter(now.plus(lateness))) {
      Instant believed = fetchedAt.isAfter(now) ? now : fetchedAt;
      watermarks.put(place.self(), watermarks.own().advanced(believed));
    }
    finish(registrar.gathered() >= FULL_BATCH);
  }

  /**
   * Takes what another task sent.
   *
   * @throws IllegalArgumentException when it is no message of a task of these; nothing has changed
   */
  public void receive(byte[] bytes) {
    Envelope envelope = Envelope.decode(bytes);
    if (envelope.source() < 0 || envelope.source() >= place.tasks()) {
      throw new IllegalArgumentException(
          "a message from task %d, and there are %d".formatted(envelope.source(), place.tasks()));
    }
    byte[] registrations = envelope.registrations();
    List<Registration> batch =
        envelope.batch() > 0 ? Registration.decode(registrations) : List.of();
    if (envelope.mark() != null) {
      watermarks.put(envelope.source(), envelope.mark());
    }
    envelope.messages().forEach(decider::handle);
    if (envelope.batch() > 0) {
      take(envelope.source(), envelope.batch(), registrations, batch);
      acknowledge.put(envelope.source(), envelope.batch());
    }
    if (envelope.acknowledged() > 0) {
      drain();
      registrar.acknowledge(envelope.source(), envelope.acknowledged());
    }
    finish(false);
  }

  /** How many articles wait to be registered. */
  public int gathered() {
    return registrar.gathered();
  }

  /** Sends what has been gathered. To be called every few milliseconds. */
  public void flush() {
    finish(registrar.gathered() > 0);
  }

  /**
   * Tells the others how far this task has come, and forgets some of what is older than all have to
   * remember. To be called about every second.
   *
   * @param idle whether no article has come for so long that others need not wait for one
   */
  public void tick(boolean idle) {
    flush();
    watermarks.agree(idle);
    tellWatermark();
    Instant horizon = watermarks.horizon(expiry.kept());
    if (horizon != null) {
      expiry.expire(horizon, buckets::forget);
      homes.save();
    }
  }

  /** How many index keys the buckets of this task hold: what memory grows with. */
  public int indexedKeys() {
    return buckets.size();
  }

  /** After all that follows from what this task has heard, as others build on it. */
  private void tellWatermark() {
    Watermarks.Mark mark = watermarks.own();
    if (mark.equals(told) && ++ticks % TICKS_BETWEEN_REMINDERS != 0) {
      return;
    }
    told = mark;
    ByteWriter stored = new ByteWriter();
    mark.write(stored);
    stores.progress().put(MARK, stored.toBytes());
    for (int task = 0; task < place.tasks(); task++) {
      if (task != place.self()) {
        sender.send(task, Envelope.of(place.self(), mark).encode());
      }
    }
  }

  private void leaveBuckets(VersionState version) {
    registrar.leave(version, versions.features(version).keys());
  }

  private void take(int source, long batch, byte[] stored, List<Registration> registrations) {
    bucketLog.put(source, batch, stored);
    buckets.take(registrations, message -> mail.post(receiver(message), message));
  }

  private int receiver(Message message) {
    return mail.homeOf(
        message instanceof Message.Offer offer ? offer.to() : ((Message.Drop) message).to());
  }

  /** Goes on until nothing is left to say to itself, then sends what is for others. */
  private void finish(boolean send) {
    drain();
    boolean due = send;
    while (due || registrar.isUrgent()) {
      registrar.flush().forEach(this::send);
      drain();
      due = false;
    }
    sendMail();
    held.save(homes::isComplete);
    homes.save();
  }

  private void drain() {
    boolean more = true;
    while (more) {
      for (Message next = mail.nextLocal(); next != null; next = mail.nextLocal()) {
        decider.handle(next);
      }
      registrar.complete(homes, decider::complete);
      Message next = mail.nextLocal();
      more = next != null;
      if (more) {
        decider.handle(next);
      }
    }
  }

  private void send(Batch batch) {
    byte[] bytes = Registration.encode(batch.registrations());
    if (batch.target() == place.self()) {
      take(place.self(), batch.number(), bytes, batch.registrations());
    } else {
      sender.send(batch.target(), Envelope.of(place.self(), batch.number(), bytes).encode());
    }
  }

  private void sendMail() {
    Map<Integer, List<Message>> remote = mail.takeRemote();
    acknowledge.keySet().forEach(task -> remote.putIfAbsent(task, List.of()));
    remote.forEach(this::sendMail);
    acknowledge.clear();
  }

  /** In pieces that a record can hold; the acknowledgement goes with the last. */
  private void sendMail(int task, List<Message> messages) {
    List<Message> piece = new ArrayList<>();
    int size = 0;
    for (Message message : messages) {
      int next = MessageCodec.sizeOf(message);
      if (size + next > MAX_ENVELOPE && !piece.isEmpty()) {
        sender.send(task, Envelope.of(place.self(), piece, 0).encode());
        piece = new ArrayList<>();
        size = 0;
      }
      piece.add(message);
      size += next;
    }
    long acknowledged = acknowledge.getOrDefault(task, 0L);
    sender.send(task, Envelope.of(place.self(), piece, acknowledged).encode());
  }
}
