/** JSON lines to pages: which field of an object is what, and the lines that are no page. */
package io.broadsheet.ingest.json;
