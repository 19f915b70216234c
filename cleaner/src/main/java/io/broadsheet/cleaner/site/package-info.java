/**
 * What a stream knows that a single page cannot tell: which blocks of text recur over different
 * stories of a site. Plain Java over a small store; the topology brings a store that commits with
 * its output.
 */
package io.broadsheet.cleaner.site;
