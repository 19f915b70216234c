/** Crawlers that people use, on a site that is served here, and what of it comes out canonical. */
package io.broadsheet.standalone.crawl;
