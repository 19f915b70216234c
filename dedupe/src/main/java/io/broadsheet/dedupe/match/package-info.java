/**
 * Compares the features of two articles and says whether they match, and how. It knows nothing of
 * time, of the order of articles or of earlier decisions.
 */
package io.broadsheet.dedupe.match;
