/**
 * What the parts of Broadsheet send each other: the Avro records (generated from {@code
 * src/main/avro}), the topics that carry them, their serdes, and the set-up of topics and schemas
 * on a cluster. Nothing here knows what a worker does with a record.
 */
package io.broadsheet.schemas;
