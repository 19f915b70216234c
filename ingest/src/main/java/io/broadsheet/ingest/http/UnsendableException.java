package io.broadsheet.ingest.http;

/** The broker does not want one page of a transaction, which is aborted. */
public final class UnsendableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int index;

  /**
   * @param index of the page in the transaction, from 0
   * @param reason a sentence
   */
  public UnsendableException(int index, String reason) {
    super(reason, null, false, false);
    this.index = index;
  }

  /** Where the page is in the transaction, from 0. */
  public int index() {
    return index;
  }
}
