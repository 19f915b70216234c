/**
 * From crawler output to the page topic: readers that turn files into pages, and the producer that
 * sends them. A reader never stops at bad input; it says what it could not read and goes on.
 */
package io.broadsheet.ingest;
