/** Which times are believed, in one place for ingest and all workers. No Kafka here. */
package io.broadsheet.runtime.time;
