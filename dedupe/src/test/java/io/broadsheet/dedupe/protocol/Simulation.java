package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Crawls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Tasks, the topics between them and their transactions, one step after the other in an order that
 * a seed decides. A task reads its partition in order, and from each other task in the order in
 * which that one committed; which of them it reads next is open. A crash loses what is not
 * committed.
 */
public final class Simulation {

  private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

  static final Duration REMEMBERED = Duration.ofDays(90);

  private final Random random;
  private final int tasks;
  private final DedupeSettings settings;
  private final Duration lateness;
  private final List<Node> nodes = new ArrayList<>();
  private final ConsumerView view = new ConsumerView();
  private final Wire wire;
  private boolean isWatched = true;
  private double ticks;
  private Instant now = NOW;

  /** Checks what consumers hold after every commit. */
  Simulation(long seed, int tasks, DedupeSettings settings, Duration lateness) {
    this(seed, tasks, settings, lateness, new Wire());
  }

  Simulation(long seed, int tasks, DedupeSettings settings, Duration lateness, Wire wire) {
    this.wire = wire;
    this.random = new Random(seed);
    this.tasks = tasks;
    this.settings = settings;
    this.lateness = lateness;
    for (int self = 0; self < tasks; self++) {
      nodes.add(new Node(self));
    }
    nodes.forEach(Node::start);
  }

  /** One that does not check what consumers hold after every commit, for many articles. */
  public static Simulation unwatched(
      long seed, int tasks, DedupeSettings settings, Duration lateness) {
    Simulation simulation = new Simulation(seed, tasks, settings, lateness);
    simulation.isWatched = false;
    return simulation;
  }

  /** Has tasks tick, one with this probability at each step. */
  Simulation ticking(double probability) {
    ticks = probability;
    return this;
  }

  /** Lets the tasks work until nothing is left to do. */
  public ConsumerView run(List<Article> arrivals, double crashes) {
    for (Article article : arrivals) {
      nodes.get(homeOf(article.id())).articles.add(article);
    }
    for (int i = 0; i < 40 * arrivals.size(); i++) {
      nodes.get(random.nextInt(tasks)).act(crashes);
    }
    drain();
    return view;
  }

  /** As {@link #run}, but each task is told of an article only when those before it were taken. */
  ConsumerView runInOrder(List<Article> arrivals, double crashes) {
    for (Article article : arrivals) {
      take(article);
      nodes.get(random.nextInt(tasks)).act(crashes);
      nodes.forEach(node -> node.tick(lane -> Pulse.ACTIVE));
    }
    drain();
    return view;
  }

  /** Takes one article in, and lets the tasks work until nothing is left to do. */
  void take(Article article) {
    nodes.get(homeOf(article.id())).articles.add(article);
    drain();
  }

  /** As {@link #take}, of many at once. */
  public void takeAll(List<Article> some) {
    some.forEach(article -> nodes.get(homeOf(article.id())).articles.add(article));
    drain();
  }

  /** Lets as much time pass as state takes to go. Tasks without articles of late are idle. */
  void tickAll(IntPredicate isIdle) {
    for (int i = 0; i < 2 * Watermarks.ROUNDS; i++) {
      nodes.forEach(node -> node.tick(lane -> isIdle.test(node.self) ? Pulse.IDLE : Pulse.ACTIVE));
      drain();
    }
  }

  /** As {@link #tickAll(IntPredicate)}, with the pulse of each lane the same in all tasks. */
  void tickLanes(Function<String, Pulse> pulse) {
    for (int i = 0; i < 2 * Watermarks.ROUNDS; i++) {
      nodes.forEach(node -> node.tick(pulse));
      drain();
    }
  }

  /** Has so much time of the clock pass. */
  void pass(Duration time) {
    now = now.plus(time);
  }

  public ConsumerView view() {
    return view;
  }

  public Wire wire() {
    return wire;
  }

  int indexedKeys() {
    return nodes.stream().mapToInt(node -> node.task.indexedKeys()).sum();
  }

  /** Entries of all stores but progress. */
  int storedEntries() {
    return nodes.stream()
        .mapToInt(node -> node.states.size() + node.bodies.size() + node.log.size())
        .sum();
  }

  int rememberedEntries() {
    return nodes.stream().mapToInt(node -> node.remembered.size()).sum();
  }

  int progressEntries() {
    return nodes.stream().mapToInt(node -> node.progress.size()).sum();
  }

  /** Bytes of the keys and values of articles and registrations. */
  public Map<String, Long> storedBytes() {
    Map<String, Long> bytes = new TreeMap<>();
    for (Node node : nodes) {
      bytes.merge("articles", node.states.bytes(), Long::sum);
      bytes.merge("registrations", node.log.bytes(), Long::sum);
    }
    return bytes;
  }

  private void drain() {
    boolean busy = true;
    while (busy) {
      busy = false;
      for (Node node : nodes) {
        node.task.flush();
        while (node.readArticle() || node.readMessage()) {
          busy = true;
        }
        node.task.flush();
        busy |= !node.out.isEmpty();
        node.commit();
      }
    }
  }

  int homeOf(String id) {
    return Math.floorMod(id.hashCode() * 31, tasks);
  }

  private record Letter(int to, byte[] bytes) {}

  /** One task with its stores, its inputs and what it has not committed. */
  private final class Node {

    private final int self;
    private final List<Article> articles = new ArrayList<>();
    private final List<List<byte[]>> inbox = new ArrayList<>();
    private final int[] read;
    private final MemoryStore states = new MemoryStore();
    private final MemoryStore log = new MemoryStore();
    private final MemoryStore progress = new MemoryStore();
    private final MemoryStore bodies = new MemoryStore();
    private final MemoryStore remembered = new MemoryStore();
    private final ListedBodies listed = new ListedBodies();
    private final List<Letter> out = new ArrayList<>();
    private final OpenTransaction told = new OpenTransaction();
    private DedupeTask<Article> task;
    private int articlesRead;
    private int articlesCommitted;
    private int[] committedRead;

    Node(int self) {
      this.self = self;
      this.read = new int[tasks];
      this.committedRead = new int[tasks];
      for (int i = 0; i < tasks; i++) {
        inbox.add(new ArrayList<>());
      }
    }

    private void start() {
      task =
          new DedupeTask<>(
              new DedupeTask.Place(self, tasks, Simulation.this::homeOf),
              settings,
              Lateness.of(lateness),
              REMEMBERED,
              new TaskStores(states, bodies, log, progress, remembered),
              listed,
              told,
              (to, bytes) -> out.add(new Letter(to, bytes)));
      load(new Random(self));
    }

    private void load(Random slices) {
      boolean loaded = false;
      while (!loaded) {
        loaded = task.load(slices::nextBoolean);
      }
    }

    void act(double crashes) {
      int choice = random.nextInt(10);
      if (random.nextDouble() < crashes) {
        crash();
      } else if (ticks > 0 && random.nextDouble() < ticks) {
        task.tick(NOW, lane -> Pulse.ACTIVE);
      } else if (choice < 3) {
        readArticle();
      } else if (choice < 6) {
        readMessage();
      } else if (choice < 8) {
        task.flush();
      } else {
        commit();
      }
    }

    boolean readArticle() {
      if (articlesRead == articles.size()) {
        return false;
      }
      Article next = articles.get(articlesRead++);
      task.arrive(next.id(), Crawls.of(next), next.lane(), next, now);
      return true;
    }

    boolean readMessage() {
      int first = random.nextInt(tasks);
      for (int i = 0; i < tasks; i++) {
        int source = (first + i) % tasks;
        if (read[source] < inbox.get(source).size()) {
          task.receive(inbox.get(source).get(read[source]++));
          return true;
        }
      }
      return false;
    }

    void tick(Function<String, Pulse> pulse) {
      task.tick(now, pulse);
      commit();
    }

    void commit() {
      stores().forEach(MemoryStore::commit);
      articlesCommitted = articlesRead;
      committedRead = read.clone();
      out.forEach(letter -> wire.deliver(letter.bytes(), nodes.get(letter.to()).inbox.get(self)));
      out.clear();
      told.commit(view);
      if (isWatched) {
        view.check();
      }
    }

    private void crash() {
      stores().forEach(MemoryStore::rollBack);
      articlesRead = articlesCommitted;
      System.arraycopy(committedRead, 0, read, 0, tasks);
      out.clear();
      told.abort();
      start();
    }

    private List<MemoryStore> stores() {
      return List.of(states, bodies, log, progress, remembered);
    }
  }
}
