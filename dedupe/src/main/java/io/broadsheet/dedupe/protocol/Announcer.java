package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.protocol.Message.Change;
import io.broadsheet.dedupe.protocol.Message.Settled;
import io.broadsheet.dedupe.protocol.Message.Unwatch;
import io.broadsheet.dedupe.protocol.Resolution.Decided;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells decisions: to the later versions that depend on them, and to consumers.
 *
 * <p>What becomes canonical is published at once. What is canonical no more, or has another text,
 * stays published until every version that depended on it has published what follows for it: so
 * consumers never lack a story, and never follow a pointer to nothing.
 */
final class Announcer<B> {

  private final Homes homes;
  private final Mail mail;
  private final Retirement retirement;
  private final Versions<B> versions;
  private final Publisher<B> publisher;

  /** Takes a version out of the buckets. */
  interface Retirement {
    void leave(VersionState version);
  }

  Announcer(
      Homes homes, Mail mail, Retirement retirement, Versions<B> versions, Publisher<B> publisher) {
    this.homes = homes;
    this.mail = mail;
    this.retirement = retirement;
    this.versions = versions;
    this.publisher = publisher;
  }

  String addressOf(VersionState version) {
    return publisher.addressOf(versions.body(version));
  }

  /** A decision has been taken, which may be the one that stands already. */
  void decided(ArticleState article, VersionState version, Decided decision) {
    Status before = version.status();
    boolean written = article.standing() != null || !version.isPlain();
    if (decision.equals(version.decision())) {
      return;
    }
    version.decision(decision);
    if (version == article.next()) {
      VersionState replaced = article.standing();
      article.advance();
      if (replaced != null) {
        retire(article, replaced);
      }
    }
    if (!decision.status().equals(before)) {
      boolean settle = article.isPublishedCanonical() && !decision.isCanonical();
      tell(article, version, decision.status(), settle);
    }
    if (isWhatIsPublished(article, version)) {
      article.unsettled().clear();
    }
    if (written) {
      homes.changed(article);
    }
    publish(article);
  }

  /** Whether a canonical version has become canonical again before it was retracted. */
  private static boolean isWhatIsPublished(ArticleState article, VersionState version) {
    return version.decision().isCanonical()
        && article.isPublishedCanonical()
        && article.published().version() == version.version().number();
  }

  /** Acknowledges the changes that led to what a version has published. */
  void settle(ArticleState article, VersionState version) {
    if (!version.owed().isEmpty()) {
      for (VersionState.Owed owed : version.owed()) {
        mail.post(owed.to(), new Settled(owed.to(), version.version(), owed.sequence()));
      }
      version.owed().clear();
      homes.changed(article);
    }
  }

  /** Takes a version out of everything; another has its place. */
  void retire(ArticleState article, VersionState version) {
    tell(article, version, Status.GONE, article.isPublishedCanonical());
    for (Link link : version.links().all()) {
      if (link.answer() == null || link.matched() != null) {
        mail.post(link.target(), new Unwatch(link.target(), version.version()));
      }
    }
    settle(article, version);
    retirement.leave(version);
    homes.watchers().clear(version);
    versions.delete(version.arrival());
    homes.changed(article);
  }

  /** Publishes what stands, unless that is published or others have to publish before. */
  void publish(ArticleState article) {
    VersionState standing = article.standing();
    if (standing == null || standing.decision() == null || !article.unsettled().isEmpty()) {
      return;
    }
    Published wanted = Published.of(standing);
    Published before = article.published();
    if (wanted.equals(before)) {
      return;
    }
    B body = versions.body(standing);
    if (wanted.isCanonical()) {
      publisher.canonical(body, standing.revision(), standing.isLate());
      if (before != null && !before.isCanonical()) {
        publisher.withdraw(body);
      }
    } else {
      publishCopy(standing, body);
      if (before == null || before.isCanonical()) {
        publisher.retract(body);
      }
    }
    article.published(wanted);
  }

  private void publishCopy(VersionState version, B body) {
    Decided decided = version.decision();
    Decision decision =
        new Decision(
            version.position().id(), decided.best().position().id(), decided.best().match());
    Publisher.Copy copy = new Publisher.Copy(decision, decided.address(), decided.acrossLanes());
    publisher.duplicate(body, version.revision(), version.isLate(), copy);
  }

  private void tell(ArticleState article, VersionState version, Status status, boolean settle) {
    List<Version> watchers = homes.watchers().of(version);
    if (watchers.isEmpty()) {
      return;
    }
    Map<Version, Integer> awaited = new TreeMap<>();
    int sequence = article.newChange();
    mail.byHome(watchers)
        .forEach(
            (home, some) -> {
              mail.post(home, new Change(some, version.version(), status, sequence, settle));
              some.forEach(watcher -> awaited.put(watcher, sequence));
            });
    if (settle) {
      article.unsettled().putAll(awaited);
    }
  }
}
