package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.Decision.Match;
import io.broadsheet.dedupe.DedupeSettings;
import io.broadsheet.dedupe.decide.Pairs;
import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import io.broadsheet.dedupe.protocol.Answer.Matched;
import io.broadsheet.dedupe.protocol.Message.Ask;
import io.broadsheet.dedupe.protocol.Message.Change;
import io.broadsheet.dedupe.protocol.Message.Drop;
import io.broadsheet.dedupe.protocol.Message.Offer;
import io.broadsheet.dedupe.protocol.Message.Settled;
import io.broadsheet.dedupe.protocol.Message.Unwatch;
import io.broadsheet.dedupe.protocol.Message.Verdict;
import io.broadsheet.dedupe.protocol.Resolution.Contradicting;
import io.broadsheet.dedupe.protocol.Resolution.Decided;
import io.broadsheet.dedupe.protocol.Resolution.Open;
import java.util.List;

/**
 * Decides the versions whose home the task is: asks the candidates that buckets offer, answers
 * others that ask, and draws the conclusion whenever something that counts has changed. Not
 * thread-safe.
 */
final class Decider {

  private final DedupeSettings settings;
  private final Homes homes;
  private final HeldOffers held;
  private final Versions<?> versions;
  private final Mail mail;
  private final Announcer<?> announcer;

  Decider(
      DedupeSettings settings,
      Homes homes,
      HeldOffers held,
      Versions<?> versions,
      Mail mail,
      Announcer<?> announcer) {
    this.settings = settings;
    this.homes = homes;
    this.held = held;
    this.versions = versions;
    this.mail = mail;
    this.announcer = announcer;
  }

  void handle(Message message) {
    if (message instanceof Offer offer) {
      onOffer(offer);
    } else if (message instanceof Drop drop) {
      onDrop(drop);
    } else if (message instanceof Ask ask) {
      ask.to().forEach(version -> onAsk(version, ask.asker(), ask.features()));
    } else if (message instanceof Verdict verdict) {
      onVerdict(verdict);
    } else if (message instanceof Change change) {
      change.to().forEach(version -> onChange(version, change));
    } else if (message instanceof Settled settled) {
      onSettled(settled);
    } else if (message instanceof Unwatch unwatch) {
      onUnwatch(unwatch);
    }
  }

  /** Asks the candidates of a version that now knows them all, or decides it if there are none. */
  void complete(Version version) {
    ArticleState article = homes.get(version.id());
    VersionState state = article == null ? null : article.get(version);
    if (state != null) {
      List<Message> offers = held.take(state.arrival());
      if (!offers.isEmpty()) {
        ask(state, state.links().take(offers));
        homes.changed(article);
      }
      conclude(article, state);
    }
  }

  private void onOffer(Offer offer) {
    ArticleState article = homes.get(offer.to().id());
    VersionState state = article == null ? null : article.get(offer.to());
    if (state == null) {
      return;
    }
    if (!homes.isComplete(state.arrival())) {
      held.hold(state.arrival(), offer);
      return;
    }
    if (state.links().offer(offer.candidate(), offer.keys())) {
      ask(state, List.of(offer.candidate()));
    }
    homes.changed(article);
    conclude(article, state);
  }

  private void onDrop(Drop drop) {
    ArticleState article = homes.get(drop.to().id());
    VersionState state = article == null ? null : article.get(drop.to());
    if (state == null) {
      return;
    }
    if (!homes.isComplete(state.arrival())) {
      held.hold(state.arrival(), drop);
      return;
    }
    Link link = state.links().get(drop.candidate());
    if (link != null) {
      link.droppedUnder(drop.key());
      homes.changed(article);
      conclude(article, state);
    }
  }

  private void ask(VersionState state, List<Version> candidates) {
    if (!candidates.isEmpty()) {
      Features features = versions.features(state);
      mail.byHome(candidates)
          .forEach((home, some) -> mail.post(home, new Ask(some, state.position(), features)));
    }
  }

  private void onAsk(Version asked, Position asker, Features features) {
    ArticleState article = homes.get(asked.id());
    VersionState state = article == null ? null : article.get(asked);
    Answer answer = state == null ? Answer.NO_MATCH : answer(state, asker, features);
    if (answer instanceof Matched) {
      homes.watchers().add(state, asker.version());
      homes.changed(article);
    }
    mail.post(asker.version(), new Verdict(asker.version(), asked, answer));
  }

  private Answer answer(VersionState state, Position asker, Features features) {
    Match match =
        Pairs.match(settings, asker, features, state.position(), versions.features(state))
            .orElse(null);
    return match == null
        ? Answer.NO_MATCH
        : new Matched(
            match, state.position(), announcer.addressOf(state), state.lanes(), state.status());
  }

  private void onVerdict(Verdict verdict) {
    ArticleState article = homes.get(verdict.to().id());
    VersionState state = article == null ? null : article.get(verdict.to());
    Link link = state == null ? null : state.links().get(verdict.candidate());
    if (link != null) {
      link.answer(verdict.answer());
      homes.changed(article);
      conclude(article, state);
    }
  }

  private void onChange(Version version, Change change) {
    ArticleState article = homes.get(version.id());
    VersionState state = article == null ? null : article.get(version);
    Link link = state == null ? null : state.links().get(change.of());
    if (link == null || link.matched() == null) {
      if (change.settle()) {
        settleUnconcerned(article, state, change, version);
      }
      return;
    }
    link.answer(link.matched().with(change.status()));
    if (change.settle()) {
      state.owed().add(new VersionState.Owed(change.of(), change.sequence()));
    }
    homes.changed(article);
    conclude(article, state);
  }

  /**
   * What does not depend on a change has nothing to publish. But while the version owes an answer
   * to an earlier change, perhaps of the same article, this one must not overtake it.
   */
  private void settleUnconcerned(
      ArticleState article, VersionState state, Change change, Version version) {
    if (state == null || state.owed().isEmpty()) {
      mail.post(change.of(), new Settled(change.of(), version, change.sequence()));
    } else {
      state.owed().add(new VersionState.Owed(change.of(), change.sequence()));
      homes.changed(article);
    }
  }

  private void onSettled(Settled settled) {
    ArticleState article = homes.get(settled.to().id());
    Integer awaited = article == null ? null : article.unsettled().get(settled.by());
    if (awaited != null && awaited <= settled.sequence()) {
      article.unsettled().remove(settled.by());
      homes.changed(article);
      announcer.publish(article);
    }
  }

  /** Does not settle anything: one that was told to settle answers that for itself. */
  private void onUnwatch(Unwatch unwatch) {
    ArticleState article = homes.get(unwatch.to().id());
    VersionState state = article == null ? null : article.get(unwatch.to());
    if (state != null && homes.watchers().remove(state, unwatch.by())) {
      homes.changed(article);
    }
  }

  /** Takes the decision on a version, if all that counts is known. */
  private void conclude(ArticleState article, VersionState state) {
    ask(state, state.links().addMissing(settings, state.position()));
    Resolution resolution = state.links().resolve(settings, state.position(), state.lanes());
    if (homes.isComplete(state.arrival()) && !(resolution instanceof Open)) {
      if (resolution instanceof Decided decided) {
        announcer.decided(article, state, decided);
        announcer.settle(article, state);
      } else if (state.isLate() || !state.owed().isEmpty()) {
        announcer.decided(article, state, ((Contradicting) resolution).otherwise());
        announcer.settle(article, state);
      }
    }
    tidy(state);
  }

  private void tidy(VersionState state) {
    for (Link needless : state.links().removeNeedless(state.decision())) {
      if (needless.matched() != null) {
        mail.post(needless.target(), new Unwatch(needless.target(), state.version()));
      }
    }
  }
}
