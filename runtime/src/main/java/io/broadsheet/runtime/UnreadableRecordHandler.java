package io.broadsheet.runtime;

import io.broadsheet.runtime.metrics.WorkerMetrics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead-letters a record whose bytes are no value that the worker reads. While the registry cannot
 * be asked, the task fails and is retried: nobody can tell yet what the record is. A record that
 * the worker cannot do without stops it.
 */
public final class UnreadableRecordHandler implements DeserializationExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecordHandler.class);

  private DeadLetters deadLetters;
  private WorkerMetrics metrics;

  @Override
  public void configure(Map<String, ?> settings) {
    deadLetters = DeadLetters.configured(settings);
    metrics = WorkerMetrics.of(settings);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> source, Exception error) {
    if (!RecoverableErrors.isOfRecord(error)) {
      return Response.fail();
    }
    LOG.warn(
        "Dead letter: {}-{}@{} cannot be read: {}",
        context.topic(),
        context.partition(),
        context.offset(),
        error.toString());
    metrics.deadLetter(context.processorNodeId(), Faults.root(error));
    return Response.resume(
        List.of(deadLetters.letter(context, source.key(), source.value(), error)));
  }
}
