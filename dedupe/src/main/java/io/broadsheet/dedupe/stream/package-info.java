/**
 * Dedupe on Kafka Streams: a thin adapter around the tasks of the protocol, which know nothing of
 * Kafka.
 */
package io.broadsheet.dedupe.stream;
