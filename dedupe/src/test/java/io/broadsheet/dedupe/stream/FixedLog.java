package io.broadsheet.dedupe.stream;

import java.util.function.IntSupplier;

/** An articles topic that nobody has read yet. */
record FixedLog(IntSupplier count) implements ArticleLog {

  static Layout layout(int partitions, String messages) {
    return new Layout(partitions, messages, new FixedLog(() -> partitions));
  }

  @Override
  public int partitions() {
    return count.getAsInt();
  }

  @Override
  public int latestPartitions() {
    return count.getAsInt();
  }

  @Override
  public Partition partition(int number) {
    return new Partition("articles-" + number, "articles-1", 0, 0, null);
  }

  @Override
  public long latestCommitted(int number) {
    return -1;
  }
}
