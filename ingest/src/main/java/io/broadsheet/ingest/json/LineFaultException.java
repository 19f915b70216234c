package io.broadsheet.ingest.json;

/** A line is no page. The message is a sentence for people. */
public final class LineFaultException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long line;
  private final String field;

  public LineFaultException(long line, String field, String reason) {
    super(reason, null, false, false);
    this.line = line;
    this.field = field;
  }

  /** Number of the line, from 1. */
  public long line() {
    return line;
  }

  /** Name of the field that is at fault, or null when the JSON is. */
  public String field() {
    return field;
  }
}
