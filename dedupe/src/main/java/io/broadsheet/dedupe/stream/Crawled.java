package io.broadsheet.dedupe.stream;

import io.broadsheet.schemas.Article;

/**
 * An article as one crawl found it.
 *
 * @param trace that of its page
 */
record Crawled(Article article, Trace trace) {}
