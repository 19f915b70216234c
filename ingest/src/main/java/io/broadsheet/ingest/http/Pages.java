package io.broadsheet.ingest.http;

import io.broadsheet.ingest.InputItem;
import java.util.List;

/**
 * The pages of one request.
 *
 * @param numbered pages, and such as are too large
 * @param bytes of memory that they take
 * @param skipped records beside them that hold no page
 */
record Pages(List<Numbered> numbered, long bytes, long skipped) {

  Pages {
    numbered = List.copyOf(numbered);
  }

  /**
   * @param line that the page stood in, or 0 where there are no lines
   */
  record Numbered(long line, InputItem item) {}

  List<InputItem> items() {
    return numbered.stream().map(Numbered::item).toList();
  }

  long accepted() {
    return numbered.stream().filter(it -> it.item() instanceof InputItem.Page).count();
  }

  /** How many are too large, and recorded as that. */
  long rejected() {
    return numbered.size() - accepted();
  }
}
