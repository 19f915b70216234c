package io.broadsheet.ingest;

import io.broadsheet.schemas.RawPage;

/** What a reader found at one place of its input. */
public sealed interface InputItem {

  /**
   * A page.
   *
   * @param id what the input calls it: an id of its own, or the name of its file
   * @param unbelieved why the fetch time that it came with is not believed, as a sentence; null
   *     when it is
   */
  record Page(String id, RawPage page, String unbelieved) implements InputItem {

    /** A page whose fetch time is believed, or not judged yet. */
    public Page(String id, RawPage page) {
      this(id, page, null);
    }
  }

  /**
   * Something that should have been a page but is more than is taken.
   *
   * @param limit the limit in bytes
   */
  record TooLarge(String id, RawPage emptied, long limit) implements InputItem {

    public String explanation() {
      return "The page is larger than the limit of %,d bytes.".formatted(limit);
    }
  }

  /**
   * Something that cannot be read.
   *
   * @param file path of the file
   * @param offset byte offset of the record in it, or -1 for the file as a whole
   * @param reason a sentence for people
   */
  record Unreadable(String file, long offset, String reason) implements InputItem {

    /** The file, and the offset where there is one. */
    public String place() {
      return offset < 0 ? file : file + " at " + offset;
    }
  }

  /**
   * Something that is whole and no page, such as an image or a crawler's request.
   *
   * @param offset as in {@link Unreadable}
   * @param kind one of few, for counting
   */
  record Skipped(String file, long offset, String kind) implements InputItem {}
}
