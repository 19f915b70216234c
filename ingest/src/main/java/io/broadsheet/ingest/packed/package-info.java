/**
 * Gzip and zstd as the members (frames) they are made of, with the places in the file where these
 * begin. The readers of the libraries tell no places, and end at the first fault.
 */
package io.broadsheet.ingest.packed;
