/**
 * Measures decisions on texts that are not part of the project: it reads {@code ../shared} beside
 * the project's root and skips itself where that is absent. The tables go to standard output.
 */
package io.broadsheet.dedupe.evaluation;
