/** Zip and tar archives as the files in them. */
package io.broadsheet.ingest.archive;
