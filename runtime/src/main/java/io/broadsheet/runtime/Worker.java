package io.broadsheet.runtime;

import io.broadsheet.runtime.health.Health;
import io.broadsheet.runtime.health.WorkerStatus;
import io.broadsheet.runtime.metrics.ClientMetrics;
import io.broadsheet.runtime.metrics.RestoreProgress;
import io.broadsheet.runtime.metrics.StreamsMetrics;
import io.broadsheet.runtime.metrics.WorkerMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker from start to clean stop. A thread that dies of a passing fault, or of what it does by
 * the clock, is replaced, with a growing pause; any other fault stops the worker, and {@link
 * #failure} tells which.
 */
public final class Worker implements AutoCloseable {

  /** Below the 30 s that Kubernetes grants a pod by default. */
  public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

  /** Something that a worker keeps running beside its topology. */
  public interface Companion extends AutoCloseable {

    /** The fault that stops the worker, in better words where the companion has them. */
    default Throwable explained(Throwable fault) {
      return fault;
    }

    @Override
    void close();
  }

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final String name;
  private final KafkaStreams streams;
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
  private final Companion companion;
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final WorkerMetrics metrics;
  private final Punctuations punctuations = new Punctuations();
  private final GroupMembershipOperation onClose;
  private final ClientMetrics clientMetrics;
  private final StreamsMetrics streamsMetrics;
  private final RestoreProgress restore;
  private volatile Throwable failure;
  private volatile Throwable retrying;
  private volatile boolean hasRun;
  private boolean saidThatItWaits;

  public Worker(WorkerSettings settings, Topology topology) {
    this(settings, topology, Map.of(), () -> {});
  }

  /**
   * @param tuning settings of Kafka Streams that suit the topology better than the defaults; those
   *     of the cluster go before them
   * @param companion what runs beside the topology; it is closed with the worker
   */
  public Worker(
      WorkerSettings settings, Topology topology, Map<String, Object> tuning, Companion companion) {
    this.companion = companion;
    this.name = settings.name();
    this.metrics = new WorkerMetrics(name);
    Properties properties = settings.streamsProperties(tuning);
    properties.put(WorkerMetrics.SETTING, metrics);
    properties.put(Punctuations.SETTING, punctuations);
    this.onClose = onClose(properties);
    this.streams = new KafkaStreams(topology, new StreamsConfig(properties));
    this.restore = new RestoreProgress(metrics.registry());
    this.clientMetrics = new ClientMetrics(metrics.registry(), streams::metrics);
    this.streamsMetrics = StreamsMetrics.bind(streams, metrics.registry());
    streams.setGlobalStateRestoreListener(restore);
    registerGauges(settings);
    streams.setStateListener((now, before) -> onState(now));
    streams.setUncaughtExceptionHandler(this::onUncaught);
  }

  public String name() {
    return name;
  }

  public void start() {
    streams.start();
  }

  /** How it is now. */
  public WorkerStatus status() {
    LocalThreads threads = threads();
    return new WorkerStatus(
        streams.state(),
        hasRun,
        sentence(failure),
        sentence(retrying),
        threads.alive(),
        restore.isRestoring(),
        restore.recordsLeft(),
        metrics.tasksLoading(),
        threads.tasks());
  }

  /** How it is whenever it is asked. */
  public Health health() {
    return new LatestStatus(this::status);
  }

  /** Its metrics now, in the text format of Prometheus. */
  public String scrape() {
    clientMetrics.refresh();
    return metrics.scrape();
  }

  /**
   * Waits until the worker processes records; false when it stopped or the time was over before. A
   * rebalance may follow at once, as when its second thread joins.
   */
  public boolean awaitRunning(Duration timeout) throws InterruptedException {
    return running.await(timeout.toMillis(), TimeUnit.MILLISECONDS)
        && hasRun
        && streams.state().isRunningOrRebalancing();
  }

  /** Waits until the worker has stopped, for whatever reason. */
  public void awaitStopped() throws InterruptedException {
    stopped.await();
  }

  public State state() {
    return streams.state();
  }

  /** The fault that stopped the worker, if one did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Fails if a fault has stopped the worker.
   *
   * @throws IllegalStateException with the name of the worker and a sentence that says why
   */
  public void requireSound() {
    if (failure != null) {
      throw new IllegalStateException(
          "The %s stopped: %s".formatted(name, Faults.sentence(failure)), failure);
    }
  }

  /**
   * Commits what is done and stops. The worker leaves its group, so that its tasks move at once,
   * unless it is a static member: one of the same name that starts within the session timeout takes
   * the tasks up where they were.
   */
  @Override
  public void close() {
    companion.close();
    boolean clean =
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(onClose));
    if (!clean) {
      LOG.warn("{} did not stop within {} s", name, CLOSE_TIMEOUT.toSeconds());
    }
    streamsMetrics.close();
    metrics.close();
  }

  private static GroupMembershipOperation onClose(Properties settings) {
    boolean isStatic =
        settings.keySet().stream()
            .anyMatch(key -> key.toString().endsWith(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
    return isStatic
        ? GroupMembershipOperation.REMAIN_IN_GROUP
        : GroupMembershipOperation.LEAVE_GROUP;
  }

  private void registerGauges(WorkerSettings settings) {
    metrics.gauge("broadsheet.worker.running", () -> status().ready().good() ? 1 : 0);
    metrics.gauge("broadsheet.threads.alive", () -> threads().alive());
    metrics.gauge("broadsheet.threads.wanted", settings::threads);
    metrics.gauge("broadsheet.tasks.active", () -> threads().active());
    metrics.gauge("broadsheet.tasks.standby", () -> threads().standby());
    metrics.gauge("broadsheet.store.memory.limit.bytes", settings::storeMemory);
    metrics.gauge("broadsheet.store.memory.used.bytes", StoreMemory::usedBytes);
  }

  private LocalThreads threads() {
    return LocalThreads.of(streams.metadataForLocalThreads());
  }

  private static String sentence(Throwable fault) {
    return fault == null ? null : Faults.sentence(fault);
  }

  private void onState(State now) {
    LOG.info("{} is {}", name, now);
    if (now == State.RUNNING) {
      backoff.reset();
      hasRun = true;
      retrying = null;
      sayWhetherItHasTasks();
      running.countDown();
    } else if (now == State.NOT_RUNNING || now == State.ERROR) {
      running.countDown();
      stopped.countDown();
    }
  }

  /** Once, until it has had tasks again. */
  private void sayWhetherItHasTasks() {
    boolean waits = threads().tasks() == 0;
    if (waits && !saidThatItWaits) {
      LOG.info(
          "{} {}: there are no more partitions than other threads of its group have",
          name,
          WorkerStatus.WITHOUT_TASKS);
    }
    saidThatItWaits = waits;
  }

  private StreamThreadExceptionResponse onUncaught(Throwable error) {
    if (RecoverableErrors.isRecoverable(error) || punctuations.isOf(error)) {
      Duration pause = backoff.next();
      retrying = error;
      metrics.retry(Faults.root(error));
      LOG.warn("{} retries in {} ms", name, pause.toMillis(), error);
      sleep(pause);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    failure = companion.explained(error);
    LOG.error("{} stops", name, failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
