package io.broadsheet.standalone.replay;

import io.broadsheet.schemas.DeadLetter;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Which dead letters are meant. What is null does not restrict.
 *
 * @param stage a worker, such as {@code cleaner}, or a processor of one, such as {@code
 *     cleaner/clean}
 * @param errorClass class of the error, with its package or without
 * @param since letters of failures at that time or later
 * @param until letters of failures before that time
 */
public record LetterFilter(String stage, String errorClass, Instant since, Instant until)
    implements Predicate<DeadLetter> {

  public static final LetterFilter ALL = new LetterFilter(null, null, null, null);

  @Override
  public boolean test(DeadLetter letter) {
    return (stage == null || isAt(letter.getStage()))
        && (errorClass == null || isOf(letter.getErrorClass()))
        && (since == null || !letter.getFailedAt().isBefore(since))
        && (until == null || letter.getFailedAt().isBefore(until));
  }

  private boolean isAt(String failed) {
    return failed.equals(stage) || failed.startsWith(stage + "/");
  }

  private boolean isOf(String thrown) {
    return thrown.equals(errorClass)
        || thrown.endsWith("." + errorClass)
        || thrown.endsWith("$" + errorClass);
  }
}
