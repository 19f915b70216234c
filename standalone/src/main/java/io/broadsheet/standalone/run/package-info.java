/** The whole pipeline in one process: workers, feeding, and waiting until every page is decided. */
package io.broadsheet.standalone.run;
