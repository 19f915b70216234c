package io.broadsheet.dedupe.stream;

import io.broadsheet.dedupe.Decision;
import io.broadsheet.dedupe.protocol.Publisher;
import io.broadsheet.schemas.Article;
import io.broadsheet.schemas.RecrawlKind;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what consumers are told to its topics. */
final class TopicPublisher implements Publisher<Article> {

  private final ProcessorContext<Object, Object> context;

  TopicPublisher(ProcessorContext<Object, Object> context) {
    this.context = context;
  }

  @Override
  public void canonical(Article body, int revision, boolean late) {
    send(body.getId(), Records.canonical(body, revision, late), DedupeTopology.CANONICAL);
  }

  @Override
  public void retract(Article body) {
    send(body.getId(), null, DedupeTopology.CANONICAL);
  }

  @Override
  public void duplicate(
      Article body, int revision, boolean late, Decision decision, String canonicalAddress) {
    var duplicate = Records.duplicate(body, revision, late, decision, canonicalAddress);
    send(body.getId(), duplicate, DedupeTopology.DUPLICATES);
  }

  @Override
  public void withdraw(Article body) {
    send(body.getId(), null, DedupeTopology.DUPLICATES);
  }

  @Override
  public void recrawl(Article body, Recrawl kind, int revision) {
    var recrawl = Records.recrawl(body, RecrawlKind.valueOf(kind.name()), revision);
    send(body.getId(), recrawl, DedupeTopology.RECRAWLS);
  }

  @Override
  public String addressOf(Article body) {
    return Records.address(body);
  }

  /**
   * @param value null for a tombstone
   */
  private void send(String id, SpecificRecord value, String sink) {
    context.forward(new Record<>(id, value, context.currentSystemTimeMs()), sink);
  }
}
