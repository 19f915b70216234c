/**
 * Dedupe on Kafka Streams: a thin adapter around the decider, which knows nothing of Kafka. All
 * articles pass one task, in the order in which it reads them; the decisions do not depend on it.
 */
package io.broadsheet.dedupe.stream;
