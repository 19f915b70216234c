/**
 * Takes the decisions. {@link io.broadsheet.dedupe.decide.Oracle} takes them for a closed set of
 * articles and is the definition of what is right; {@link
 * io.broadsheet.dedupe.decide.IncrementalDecider} takes them for a stream in any order of arrival
 * and must come to the same. No threads, clocks or Kafka live here.
 */
package io.broadsheet.dedupe.decide;
