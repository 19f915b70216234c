package io.broadsheet.ingest.http;

import io.broadsheet.ingest.InputItem;
import java.util.List;

/**
 * The pages of one request.
 *
 * @param items pages, and such as are too large
 * @param bytes of memory that they take
 */
record Pages(List<InputItem> items, long bytes) {

  long accepted() {
    return items.stream().filter(InputItem.Page.class::isInstance).count();
  }

  /** How many are too large, and recorded as that. */
  long rejected() {
    return items.size() - accepted();
  }
}
