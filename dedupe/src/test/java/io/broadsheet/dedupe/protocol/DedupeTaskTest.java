package io.broadsheet.dedupe.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.dedupe.Article;
import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.Relation;
import io.broadsheet.dedupe.decide.Crawls;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.Answer.Matched;
import io.broadsheet.dedupe.protocol.DedupeTask.Place;
import io.broadsheet.dedupe.protocol.Message.Change;
import io.broadsheet.dedupe.protocol.Message.Offer;
import io.broadsheet.dedupe.protocol.Message.Settled;
import io.broadsheet.dedupe.protocol.Message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One task of two, the other one played by hand. Ids that begin with "there" belong to the other.
 */
class DedupeTaskTest {

  private static final Instant AT = Instant.parse("2024-05-01T00:00:00Z");
  private static final Version COPY = new Version("here", 1);
  private static final Version FIRST = new Version("there", 1);
  private static final Version SECOND = new Version("there", 2);
  private static final Version OTHER = new Version("there too", 1);
  private static final long[] KEYS = {5};

  private final List<Message> sent = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final DedupeTask<Article> task =
      new DedupeTask<>(
          new Place(0, 2, id -> id.startsWith("there") ? 1 : 0),
          DedupeSettings.DEFAULT,
          Lateness.of(Duration.ofHours(1)),
          Duration.ofDays(90),
          new TaskStores(
              new MemoryStore(),
              new MemoryStore(),
              new MemoryStore(),
              new MemoryStore(),
              new MemoryStore()),
          new ListedBodies(),
          new Telling(),
          (to, envelope) -> sent.addAll(Envelope.decode(envelope).messages()));

  @Test
  void shouldRefuseAnArticleOfAnotherPartition() {
    assertThatThrownBy(() -> arrive("there"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there");
  }

  @Test
  void shouldNotSettleALaterChangeBeforeAnEarlierOneOfTheSameArticle() {
    becomeCopyOfFirst();
    receive(
        new Offer(COPY, OTHER, KEYS),
        new Change(List.of(COPY), FIRST, Status.GONE, 5, true),
        new Change(List.of(COPY), SECOND, new Status.CopyOf(position(OTHER)), 7, true));
    assertThat(settled()).as("the copy still points to what is gone").isEmpty();
    receive(new Verdict(COPY, OTHER, Answer.NO_MATCH));
    assertThat(settled())
        .containsExactly(new Settled(FIRST, COPY, 5), new Settled(SECOND, COPY, 7));
    assertThat(told).containsExactly("duplicate of there", "retract", "canonical", "withdraw");
  }

  @Test
  void shouldSettleAtOnceWhatDoesNotConcernIt() {
    becomeCopyOfFirst();
    receive(new Change(List.of(COPY), OTHER, Status.GONE, 3, true));
    assertThat(settled()).containsExactly(new Settled(OTHER, COPY, 3));
  }

  private void becomeCopyOfFirst() {
    arrive("here");
    task.flush();
    Match match = new Match(Relation.NEAR, 0.9, 0.9);
    task.receive(Envelope.of(1, List.of(new Offer(COPY, FIRST, KEYS)), 1).encode());
    receive(
        new Verdict(
            COPY,
            FIRST,
            new Matched(match, position(FIRST), null, Lanes.DEFAULT, Status.CANONICAL)));
    assertThat(told).containsExactly("duplicate of there", "retract");
  }

  private void arrive(String id) {
    String text = "harbour bridge tower market river".replaceAll("\\w+", "$0 a$0 b$0 c$0 d$0 e$0");
    Article article = new Article(id, null, AT, null, text);
    task.arrive(article.id(), Crawls.of(article), null, article, AT);
  }

  private void receive(Message... messages) {
    task.receive(Envelope.of(1, List.of(messages), 0).encode());
  }

  private List<Message> settled() {
    return sent.stream().filter(Settled.class::isInstance).toList();
  }

  private static Position position(Version version) {
    return new Position(AT.minusSeconds(60), version);
  }

  private final class Telling implements Publisher<Article> {

    @Override
    public void canonical(Article body, int revision, boolean late) {
      told.add("canonical");
    }

    @Override
    public void retract(Article body) {
      told.add("retract");
    }

    @Override
    public void duplicate(Article body, int revision, boolean late, Copy copy) {
      told.add("duplicate of " + copy.decision().canonicalId());
    }

    @Override
    public void withdraw(Article body) {
      told.add("withdraw");
    }

    @Override
    public void recrawl(Article body, Recrawl kind, int revision) {
      told.add("recrawl");
    }

    @Override
    public String addressOf(Article body) {
      return body.url();
    }
  }
}
