package io.broadsheet.ingest.http;

/** What became of the pages of a request: all of them, or none, are committed. */
sealed interface Outcome {

  record Committed() implements Outcome {}

  /** The broker does not answer. */
  record Down() implements Outcome {}

  /**
   * The broker does not want one of them.
   *
   * @param index of it among the pages of the request, from 0
   */
  record Unsendable(int index, String reason) implements Outcome {}
}
