package io.broadsheet.ingest.warc;

import java.io.IOException;
import java.util.Optional;
import org.netpreserve.jwarc.MessageHeaders;

/** What a warcinfo record says about the crawl. */
final class CrawlInfo {

  private static final int MAX_BYTES = 1 << 16;

  private CrawlInfo() {}

  /** Name of the crawl or collection; empty when the record does not tell. */
  static Optional<String> name(CutRecord record) throws IOException {
    if (record.length() == 0 || record.length() > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      return MessageHeaders.parse(record.body()).first("isPartOf").filter(name -> !name.isBlank());
    } catch (org.netpreserve.jwarc.ParsingException free) {
      return Optional.empty();
    }
  }
}
