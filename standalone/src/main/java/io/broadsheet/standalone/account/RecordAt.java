package io.broadsheet.standalone.account;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record stands on a cluster. */
public record RecordAt(String topic, int partition, long offset) {

  public static RecordAt of(ConsumerRecord<?, ?> record) {
    return new RecordAt(record.topic(), record.partition(), record.offset());
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
