/**
 * Pages by HTTP. A request is read within bounds, made into pages, and committed together with
 * others that wait; it is answered when the broker has it. What a line of JSON means is decided in
 * {@code json}; options and messages of the command are not here.
 */
package io.broadsheet.ingest.http;
