package io.broadsheet.standalone.account;

/** Told what the output topics say of pages, in the order of each partition. */
public interface OutcomeListener {

  /** What a key stands for that a later record can take back or replace. */
  enum Standing {
    CANONICAL,
    DUPLICATES,
    /** By partition and offset of the letter; taken back or replaced when it is replayed. */
    DEAD_LETTERS
  }

  /**
   * A key stands for something now.
   *
   * @param page of the outcome, or null with it
   * @param outcome null when the key stands for nothing any more
   * @param at the record that says so
   */
  void stands(Standing topic, String key, PageAt page, PageOutcome outcome, RecordAt at);

  /** A page ended in a place for good. */
  void ends(PageAt page, PageOutcome outcome, RecordAt at);

  /**
   * A record is none of the pipeline's: nobody can read it, or it stems from no page.
   *
   * @param topic where it was written first
   */
  default void foreign(String topic) {}
}
