/**
 * Feeding that goes on where it was killed. A journal on disk says what each transaction holds; the
 * broker says which transactions were committed.
 */
package io.broadsheet.ingest.checkpoint;
