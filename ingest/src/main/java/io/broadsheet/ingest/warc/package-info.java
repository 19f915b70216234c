/**
 * WARC and ARC files to pages: finding the records in bytes that may be broken anywhere, and taking
 * the page out of a record. The headers are parsed by jwarc; what lives here is going on after a
 * fault, and the bounds that keep hostile files from exhausting memory.
 */
package io.broadsheet.ingest.warc;
