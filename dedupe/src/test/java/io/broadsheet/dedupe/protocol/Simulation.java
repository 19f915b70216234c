package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.decide.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Tasks, the topics between them and their transactions, one step after the other in an order that
 * a seed decides. A task reads its partition in order, and from each other task in the order in
 * which that one committed; which of them it reads next is open. A crash loses what is not
 * committed.
 */
public final class Simulation {

  private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

  private final Random random;
  private final int tasks;
  private final DedupeSettings settings;
  private final Duration lateness;
  private final List<Node> nodes = new ArrayList<>();
  private final ConsumerView view = new ConsumerView();
  private final boolean isWatched;
  private int recrawls;

  /** Checks what consumers hold after every commit. */
  Simulation(long seed, int tasks, DedupeSettings settings, Duration lateness) {
    this(seed, tasks, settings, lateness, true);
  }

  /**
   * @param isWatched whether to check what consumers hold after every commit
   */
  public Simulation(
      long seed, int tasks, DedupeSettings settings, Duration lateness, boolean isWatched) {
    this.isWatched = isWatched;
    this.random = new Random(seed);
    this.tasks = tasks;
    this.settings = settings;
    this.lateness = lateness;
    for (int self = 0; self < tasks; self++) {
      nodes.add(new Node(self));
    }
    nodes.forEach(Node::start);
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
      nodes.get(homeOf(article.id())).articles.add(article);
      drain();
      nodes.get(random.nextInt(tasks)).act(crashes);
      nodes.forEach(node -> node.tick(false));
    }
    drain();
    return view;
  }

  void expireAll() {
    for (int i = 0; i < 3; i++) {
      nodes.forEach(node -> node.tick(true));
      drain();
    }
  }

  int recrawls() {
    return recrawls;
  }

  int indexedKeys() {
    return nodes.stream().mapToInt(node -> node.task.indexedKeys()).sum();
  }

  int storedEntries() {
    return nodes.stream()
        .mapToInt(node -> node.articles().size() + node.features.size() + node.log.size())
        .sum();
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

  private int homeOf(String id) {
    return Math.floorMod(id.hashCode() * 31, tasks);
  }

  private record Letter(int to, byte[] bytes) {}

  /** One task with its stores, its inputs and what it has not committed. */
  private final class Node implements Publisher<Article> {

    private final int self;
    private final List<Article> articles = new ArrayList<>();
    private final List<List<byte[]>> inbox = new ArrayList<>();
    private final int[] read;
    private final MemoryStore states = new MemoryStore();
    private final MemoryStore features = new MemoryStore();
    private final MemoryStore log = new MemoryStore();
    private final MemoryStore progress = new MemoryStore();
    private final BodyMap bodies = new BodyMap();
    private final List<Letter> out = new ArrayList<>();
    private final List<ConsumerView.Told> told = new ArrayList<>();
    private DedupeTask<Article> task;
    private int articlesRead;
    private int articlesCommitted;
    private int[] committedRead;
    private int recrawlsTold;

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
              lateness,
              new TaskStores<>(states, features, log, progress, bodies),
              this,
              (to, bytes) -> out.add(new Letter(to, bytes)));
    }

    void act(double crashes) {
      int choice = random.nextInt(10);
      if (random.nextDouble() < crashes) {
        crash();
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
      task.arrive(next.id(), Crawls.of(next), next, NOW);
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

    void tick(boolean idle) {
      task.tick(idle);
      commit();
    }

    void commit() {
      stores().forEach(MemoryStore::commit);
      bodies.bodies.commit();
      articlesCommitted = articlesRead;
      committedRead = read.clone();
      out.forEach(letter -> nodes.get(letter.to()).inbox.get(self).add(letter.bytes()));
      out.clear();
      told.forEach(each -> each.accept(view));
      told.clear();
      recrawls += recrawlsTold;
      recrawlsTold = 0;
      if (isWatched) {
        view.check();
      }
    }

    private void crash() {
      stores().forEach(MemoryStore::rollBack);
      bodies.bodies.rollBack();
      articlesRead = articlesCommitted;
      System.arraycopy(committedRead, 0, read, 0, tasks);
      out.clear();
      told.clear();
      recrawlsTold = 0;
      start();
    }

    private List<MemoryStore> stores() {
      return List.of(states, features, log, progress);
    }

    MemoryStore articles() {
      return states;
    }

    @Override
    public void canonical(Article body, int revision, boolean late) {
      told.add(ConsumerView.canonical(body.id()));
    }

    @Override
    public void retract(String id) {
      told.add(ConsumerView.retract(id));
    }

    @Override
    public void duplicate(
        Article body, int revision, boolean late, Decision decision, String canonicalAddress) {
      told.add(ConsumerView.duplicate(decision));
    }

    @Override
    public void withdraw(String id) {
      told.add(ConsumerView.withdraw(id));
    }

    @Override
    public void recrawl(Article body, Recrawl kind, int revision) {
      recrawlsTold++;
    }

    @Override
    public String addressOf(Article body) {
      return body.url();
    }
  }

  private static final class BodyMap implements TaskStores.Bodies<Article> {

    private final Undoable<Version, Article> bodies = new Undoable<>(Version::compareTo);

    @Override
    public Article get(Version version) {
      return bodies.get(version);
    }

    @Override
    public void put(Version version, Article body) {
      bodies.put(version, body);
    }

    @Override
    public void delete(Version version) {
      bodies.remove(version);
    }
  }
}
