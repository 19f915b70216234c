package io.broadsheet.standalone.replay;

import io.broadsheet.schemas.ClusterConfig;
import io.broadsheet.standalone.account.AvroValues;
import io.broadsheet.standalone.account.CommittedConsumer;
import io.broadsheet.standalone.account.RecordAt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The letters that were sent before. Held in memory: some 100 bytes for each. */
final class Marks {

  private final Set<RecordAt> sent = new HashSet<>();

  private Marks() {}

  /** Reads the marks that are committed now. */
  static Marks read(ClusterConfig cluster) throws InterruptedException {
    Marks marks = new Marks();
    String letters = cluster.topics().deadLetters();
    var values = new AvroValues<>(cluster, io.broadsheet.schemas.Replay.class);
    CommittedConsumer.readAll(
        cluster,
        List.of(cluster.topics().replays()),
        record ->
            values
                .read(record.topic(), record.value())
                .map(
                    mark ->
                        new RecordAt(letters, mark.getLetterPartition(), mark.getLetterOffset()))
                .ifPresent(marks.sent::add));
    return marks;
  }

  boolean has(Letter letter) {
    return sent.contains(letter.at());
  }
}
