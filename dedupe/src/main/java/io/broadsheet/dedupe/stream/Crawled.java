package io.broadsheet.dedupe.stream;

import io.broadsheet.schemas.Article;

/**
 * An article as one crawl found it.
 *
 * @param trace that of its page
 * @param bytes the article in Avro's single-object encoding, or null when it is yet to be encoded
 */
record Crawled(Article article, Trace trace, byte[] bytes) {}
