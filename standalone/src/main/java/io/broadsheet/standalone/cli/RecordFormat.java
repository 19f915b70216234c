package io.broadsheet.standalone.cli;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How a record is shown. */
interface RecordFormat {

  /** The record, without a line break at its end. */
  String show(ConsumerRecord<byte[], byte[]> record);
}
