/** Copies the pages of one pipeline to another, for reprocessing side by side. */
package io.broadsheet.standalone.copy;
