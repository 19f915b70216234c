package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.Relation;
import io.broadsheet.dedupe.decide.Candidate;
import io.broadsheet.dedupe.decide.Editions;
import io.broadsheet.dedupe.decide.Editions.Span;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.protocol.Answer.Matched;
import io.broadsheet.dedupe.protocol.Resolution.Decided;
import io.broadsheet.dedupe.protocol.Watermarks.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is written is read again; anything else fails in one way. */
class CodecPropertyTest {

  private Random random;

  @Property(tries = 2000)
  void shouldReadEnvelopesAgain(@ForAll long seed) {
    random = new Random(seed);
    Envelope envelope = envelope();
    Envelope read = Envelope.decode(envelope.encode());
    assertThat(read.encode()).isEqualTo(envelope.encode());
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(Features::equals, Features.class)
        .isEqualTo(envelope);
  }

  @Property(tries = 2000)
  void shouldReadRegistrationsAgain(@ForAll long seed) {
    random = new Random(seed);
    List<Registration> batch = some(() -> new Registration(flip(), position(), lanes(), keys()));
    assertThat(Registration.decode(Registration.encode(batch)))
        .usingRecursiveComparison()
        .isEqualTo(batch);
  }

  @Property(tries = 2000)
  void shouldReadStatesAgain(@ForAll long seed) {
    random = new Random(seed);
    ArticleState state = state();
    ArticleState read = ArticleState.decode(state.id(), state.encode(), -1);
    assertThat(read).usingRecursiveComparison().isEqualTo(state);
  }

  @Property(tries = 4000)
  void shouldRefuseBytesThatAreNothing(@ForAll byte[] bytes) {
    readAll(bytes);
    byte[] begun = bytes.clone();
    if (begun.length > 0) {
      begun[0] = 1;
    }
    readAll(begun);
  }

  @Property(tries = 2000)
  void shouldRefuseBytesThatAreCutOrChanged(@ForAll long seed) {
    random = new Random(seed);
    for (byte[] bytes : List.of(envelope().encode(), state().encode())) {
      readAll(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      byte[] changed = bytes.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      readAll(changed);
    }
  }

  private static void readAll(byte[] bytes) {
    List<Consumer<byte[]>> readers =
        List.of(
            Envelope::decode,
            Registration::decode,
            some -> Versions.Entry.read(new byte[Long.BYTES], some),
            some -> ArticleState.decode("id", some, 0),
            some -> MessageCodec.read(new ByteReader(some)));
    for (Consumer<byte[]> reader : readers) {
      try {
        reader.accept(bytes);
      } catch (IllegalArgumentException expected) {
        assertThat(expected).hasMessageMatching("(?s).+");
      }
    }
  }

  private Envelope envelope() {
    TreeMap<String, Mark> marks = new TreeMap<>();
    some(this::text).forEach(lane -> marks.put(lane, mark()));
    byte[] registrations = Registration.encode(List.of());
    return new Envelope(number(), marks, some(this::message), number(), number(), registrations);
  }

  private Message message() {
    return switch (random.nextInt(7)) {
      case 0 -> new Message.Offer(version(), version(), keys());
      case 1 -> new Message.Drop(version(), version(), key());
      case 2 -> new Message.Ask(some(this::version), position(), features());
      case 3 -> new Message.Verdict(version(), version(), answer());
      case 4 -> new Message.Change(some(this::version), version(), status(), number(), flip());
      case 5 -> new Message.Settled(version(), version(), number());
      default -> new Message.Unwatch(version(), version());
    };
  }

  private ArticleState state() {
    ArticleState state = new ArticleState("id", ArticleIndex.STATE);
    state.next(versionState(state));
    state.editions(editions(state.next().position().at()));
    if (flip()) {
      state.advance();
      state.published(Published.of(versionState(state)));
      state.next(flip() ? versionState(state) : null);
      state.editions(editions(state.newest().position().at()));
    }
    some(this::version).forEach(version -> state.unsettled().put(version, number()));
    return state;
  }

  private VersionState versionState(ArticleState article) {
    VersionState state =
        new VersionState(
            new Position(instant(), article.newVersion()), number(), number(), origin(), instant());
    Candidate best = new Candidate(position(), match());
    state.decision(flip() ? Decided.CANONICAL : new Decided(best, flip() ? null : text(), flip()));
    some(this::version)
        .forEach(
            target -> {
              state.links().offer(target, keys());
              state.links().get(target).answer(flip() ? null : answer());
            });
    state.owed().add(new VersionState.Owed(version(), number()));
    return state;
  }

  private Mark mark() {
    return new Mark(
        flip() ? null : instant(), Pulse.values()[random.nextInt(3)], some(this::instant));
  }

  private Editions editions(Instant place) {
    List<Span> spans = new ArrayList<>(some(() -> new Span(instant(), instant())));
    spans.add(new Span(place, instant()));
    return new Editions(spans);
  }

  private Origin origin() {
    return new Origin(lanes(), flip(), flip());
  }

  private Lanes lanes() {
    return some(this::text).stream().map(Lanes::of).reduce(Lanes.DEFAULT, Lanes::and);
  }

  private Answer answer() {
    return flip()
        ? Answer.NO_MATCH
        : new Matched(match(), position(), flip() ? null : text(), lanes(), status());
  }

  private Status status() {
    return switch (random.nextInt(4)) {
      case 0 -> Status.UNDECIDED;
      case 1 -> Status.CANONICAL;
      case 2 -> Status.GONE;
      default -> new Status.CopyOf(position());
    };
  }

  private Match match() {
    return new Match(
        Relation.values()[random.nextInt(4)], random.nextDouble(), random.nextDouble());
  }

  private Position position() {
    return new Position(instant(), version());
  }

  private Version version() {
    return new Version(flip() ? text() : "%032x".formatted(random.nextLong() >>> 1), number());
  }

  private Instant instant() {
    return Instant.ofEpochMilli(random.nextLong() >> (14 + random.nextInt(40)));
  }

  private String text() {
    return random
        .ints(random.nextInt(9), 'a', 0x2000)
        .mapToObj(Character::toString)
        .reduce("x", String::concat);
  }

  private Features features() {
    return Features.of(text(), text() + " " + text() + " 12 34 " + text());
  }

  private long[] keys() {
    return random.longs(random.nextInt(5), 0, 1L << (8 * Features.KEY_BYTES)).toArray();
  }

  private long key() {
    return random.nextLong() >>> (Long.SIZE - 8 * Features.KEY_BYTES);
  }

  private int number() {
    return random.nextInt() >>> random.nextInt(1, 32);
  }

  private boolean flip() {
    return random.nextBoolean();
  }

  private <T> List<T> some(Supplier<T> one) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(i -> one.get()).toList();
  }
}
