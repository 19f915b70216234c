package io.broadsheet.cleaner.flat;

import io.broadsheet.cleaner.junk.Credits;
import io.broadsheet.cleaner.metadata.PlainMetadata;
import java.util.ArrayList;
import java.util.List;

/**
 * The source credit at the end of a text, cut off.
 *
 * @param paragraphs the text without it
 * @param names persons or agencies in it, possibly none
 */
record Credit(List<String> paragraphs, List<String> names) {

  static Credit cut(List<String> paragraphs) {
    String last = paragraphs.get(paragraphs.size() - 1);
    int start = Credits.start(last);
    if (start == last.length()) {
      return new Credit(paragraphs, List.of());
    }
    List<String> without = new ArrayList<>(paragraphs);
    without.set(without.size() - 1, last.substring(0, start).strip());
    return new Credit(without, PlainMetadata.authors(last.substring(start + 1).strip()));
  }
}
