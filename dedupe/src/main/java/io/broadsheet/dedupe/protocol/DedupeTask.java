package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.protocol.Arrivals.Arrival;
import io.broadsheet.dedupe.protocol.Registrar.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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

  /** A task that has been restarted has to hear how far the others are, even when nothing moves. */
  private static final int TICKS_BETWEEN_REMINDERS = 10;

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
  private final Outgoing outgoing;
  private final Homes homes;
  private final HeldOffers held;
  private final Mail mail;
  private final Registrar registrar;
  private final Buckets buckets;
  private final BucketLog bucketLog;
  private final Decider decider;
  private final Arrivals<B> arrivals;
  private final Expiry expiry;
  private final RememberedArticles remembered;
  private final LaneClocks lanes;
  private final Duration window;
  private final Lateness lateness;
  private final Deque<Slices> loading;
  private SortedMap<String, Watermarks.Mark> told;
  private int ticks;

  /**
   * Reads what was under way; {@link #load} reads the rest.
   *
   * @param remembered how long an article is known when its state has gone
   * @throws IllegalStateException when the stores were written under other settings
   */
  public DedupeTask(
      Place place,
      DedupeSettings settings,
      Lateness lateness,
      Duration remembered,
      TaskStores stores,
      Bodies<B> bodies,
      Publisher<B> publisher,
      Sender sender) {
    SettingsGuard.check(settings, place.tasks(), stores.progress());
    this.place = place;
    this.stores = stores;
    this.outgoing = new Outgoing(place.self(), sender);
    versions = new Versions<>(stores.bodies(), bodies);
    homes = new Homes(stores.articles(), new UnsettledStates(stores.progress()), versions);
    held = new HeldOffers(stores.progress());
    mail = new Mail(place.self(), place.homeOf());
    registrar = new Registrar(place.self(), place.tasks(), stores.progress());
    lanes = new LaneClocks(place.self(), place.tasks(), stores.progress());
    this.remembered = new RememberedArticles(stores.remembered(), remembered);
    buckets = new Buckets(settings);
    bucketLog = new BucketLog(stores.registrations(), place.tasks());
    Announcer<B> announcer = new Announcer<>(homes, mail, this::leaveBuckets, versions, publisher);
    decider = new Decider(settings, homes, held, versions, mail, announcer);
    arrivals =
        new Arrivals<>(
            settings.editionGap(),
            homes,
            this.remembered,
            registrar,
            announcer,
            versions,
            publisher);
    expiry = new Expiry(homes, versions, bucketLog, this.remembered);
    loading = new ArrayDeque<>(homes.reading());
    loading.add(registrar.restore(homes, versions));
    loading.add(bucketLog.reading(buckets::restore));
    this.window = settings.window();
    this.lateness = lateness;
  }

  /**
   * Reads articles and registrations, on while it may. To be called until it has read all, before
   * anything else.
   */
  public boolean load(BooleanSupplier mayGoOn) {
    return Slices.readAll(loading, mayGoOn);
  }

  /**
   * Takes a crawl of an article of the task's partition in.
   *
   * @param id of the article
   * @param lane whose clock the article goes by; null for the default lane
   * @throws IllegalArgumentException when the article has another home, or its lane is one too
   *     many; nothing has changed
   */
  public void arrive(String id, Crawls crawl, String lane, B body, Instant receivedAt) {
    requireTakes(id, lane);
    Lanes in = Lanes.of(lane);
    String name = in.names().get(0);
    Instant exactFrom = lanes.exactFrom(name, lateness.of(name));
    arrivals.take(new Arrival<>(id, crawl, in, body, receivedAt, exactFrom));
    if (crawl.timed()) {
      lanes.arrived(name, crawl.first());
    }
    finish(registrar.gathered() >= FULL_BATCH);
  }

  /**
   * To be called before an article is taken, however long before: its lane begins here.
   *
   * @throws IllegalArgumentException as {@link #arrive} does
   */
  public void requireTakes(String id, String lane) {
    if (place.homeOf().applyAsInt(id) != place.self()) {
      throw new IllegalArgumentException(
          "The article %s is in partition %d, and its id belongs to another"
              .formatted(id, place.self()));
    }
    lanes.begin(Lanes.of(lane).names().get(0));
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
    lanes.heard(envelope.source(), envelope.marks());
    envelope.messages().forEach(decider::handle);
    if (envelope.batch() > 0) {
      take(envelope.source(), envelope.batch(), registrations, batch);
      outgoing.acknowledge(envelope.source(), envelope.batch());
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
   * @param pulse of a lane in this task; the empty string is the default lane, which never ends
   */
  public void tick(Instant now, Function<String, Pulse> pulse) {
    flush();
    lanes.agree(pulse);
    tellMarks();
    Horizons horizons = lanes.horizons(lane -> window.plus(lateness.of(lane)));
    if (!horizons.areUnknown()) {
      expiry.expire(horizons, now, buckets::forget);
      homes.save();
    }
    remembered.expire(now);
  }

  /** How many index keys the buckets of this task hold: what memory grows with. */
  public int indexedKeys() {
    return buckets.size();
  }

  /** After all that follows from what this task has heard, as others build on it. */
  private void tellMarks() {
    SortedMap<String, Watermarks.Mark> marks = lanes.own();
    if (marks.equals(told) && ++ticks % TICKS_BETWEEN_REMINDERS != 0) {
      return;
    }
    told = marks;
    lanes.save();
    for (int task = 0; task < place.tasks(); task++) {
      if (task != place.self()) {
        outgoing.marks(task, marks);
      }
    }
  }

  private void leaveBuckets(VersionState version) {
    registrar.leave(version, versions.features(version).keys());
  }

  private void take(int source, long batch, byte[] stored, List<Registration> registrations) {
    registrations.forEach(each -> lanes.registered(source, each.lanes()));
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
    outgoing.messages(mail.takeRemote());
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
      outgoing.registrations(batch.target(), batch.number(), bytes);
    }
  }
}
