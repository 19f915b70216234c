package io.broadsheet.dedupe.stream;

/** What the cluster says of the articles topic. */
interface ArticleLog {

  /** How many partitions it has; asked now. */
  int partitions();

  /** How many partitions it had some seconds ago. */
  int latestPartitions();

  /** One partition; asked now. */
  Partition partition(int number);

  /**
   * The offset that the group committed for a partition, as of some seconds ago; -1 while it is not
   * known. To be asked by the task of that partition only.
   */
  long latestCommitted(int number);

  /** Who set the offset of a group. */
  enum By {
    /** A task, in the transaction of its state. */
    TASK,
    /** A worker that found none: where the log began. */
    START,
    /** Some other tool. */
    HAND
  }

  /**
   * The offset of the group.
   *
   * @param offset of the next record that it takes
   */
  record Committed(long offset, By by) {}

  /**
   * A partition.
   *
   * @param name as people write it: topic and number
   * @param topic identity: another one when the topic was deleted and created anew
   * @param begin offset of the first record that is left
   * @param end offset that the next record will get
   * @param committed null when there is none
   */
  record Partition(String name, String topic, long begin, long end, Committed committed) {}
}
