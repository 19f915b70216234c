package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.protocol.Publisher;
import io.broadsheet.schemas.Encoded;
import io.broadsheet.schemas.EncodedCanonical;
import io.broadsheet.schemas.RecrawlKind;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what consumers are told to its topics. */
final class TopicPublisher implements Publisher<Crawled> {

  private final ProcessorContext<Object, Object> context;

  TopicPublisher(ProcessorContext<Object, Object> context) {
    this.context = context;
  }

  @Override
  public void canonical(Crawled body, int revision, boolean late) {
    var article = new Encoded<>(body.article(), body.bytes());
    send(body, EncodedCanonical.of(article, revision, late), DedupeTopology.CANONICAL);
  }

  @Override
  public void retract(Crawled body) {
    send(body, null, DedupeTopology.CANONICAL);
  }

  @Override
  public void duplicate(Crawled body, int revision, boolean late, Copy copy) {
    var duplicate = Records.duplicate(body.article(), revision, late, copy);
    send(body, duplicate, DedupeTopology.DUPLICATES);
  }

  @Override
  public void withdraw(Crawled body) {
    send(body, null, DedupeTopology.DUPLICATES);
  }

  @Override
  public void recrawl(Crawled body, Recrawl kind, int revision) {
    RecrawlKind why = RecrawlKind.valueOf(kind.name());
    var recrawl = Records.recrawl(body.article(), why, revision);
    send(body, recrawl, DedupeTopology.RECRAWLS);
  }

  @Override
  public String addressOf(Crawled body) {
    return Records.address(body.article());
  }

  /**
   * @param body whose key and trace the record gets
   * @param value null for a tombstone
   */
  private void send(Crawled body, Object value, String sink) {
    String id = body.article().getId();
    long now = context.currentSystemTimeMs();
    context.forward(new Record<>(id, value, now, body.trace().headers()), sink);
  }
}
