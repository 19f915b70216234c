package io.broadsheet.dedupe.protocol;

import io.broadsheet.dedupe.decide.Position;
import io.broadsheet.dedupe.decide.Version;
import io.broadsheet.dedupe.feature.Features;
import java.util.List;

/**
 * What tasks tell each other about versions of articles. A version's home is the task whose
 * partition its article is in; a bucket is in the task that its key falls to.
 */
sealed interface Message {

  /**
   * Bucket to home: an earlier version stands close before yours under these keys.
   *
   * @param to the later version
   */
  record Offer(Version to, Version candidate, long[] keys) implements Message {}

  /** Bucket to home: under this key others stand between you and that version now. */
  record Drop(Version to, Version candidate, long key) implements Message {}

  /**
   * Home to home: does the asker match these earlier versions?
   *
   * @param to versions with one home
   */
  record Ask(List<Version> to, Position asker, Features features) implements Message {}

  /** Home to home: the answer to an {@link Ask}. */
  record Verdict(Version to, Version candidate, Answer answer) implements Message {}

  /**
   * Home to home: what became of a version that the receivers match.
   *
   * @param to versions with one home
   * @param sequence counts the changes of the article
   * @param settle whether each receiver is to answer with {@link Settled}
   */
  record Change(List<Version> to, Version of, Status status, int sequence, boolean settle)
      implements Message {}

  /** Home to home: the receiver of a {@link Change} has published what follows from it. */
  record Settled(Version to, Version by, int sequence) implements Message {}

  /** Home to home: tell me no more of that version. */
  record Unwatch(Version to, Version by) implements Message {}
}
