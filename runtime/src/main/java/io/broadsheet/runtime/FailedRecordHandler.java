package io.broadsheet.runtime;

import io.broadsheet.runtime.metrics.WorkerMetrics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead-letters a record that a processor failed on, unless the fault passes or is the worker's own.
 * What fails by the clock is no record's fault, and never a dead letter.
 */
public final class FailedRecordHandler implements ProcessingExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FailedRecordHandler.class);

  private DeadLetters deadLetters;
  private WorkerMetrics metrics;
  private Punctuations punctuations;

  @Override
  public void configure(Map<String, ?> settings) {
    punctuations = Punctuations.of(settings);
    deadLetters = DeadLetters.configured(settings);
    metrics = WorkerMetrics.of(settings);
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception error) {
    if (context.topic() == null) {
      LOG.error("{} failed by the clock", context.processorNodeId(), error);
      punctuations.failed(error);
      return Response.fail();
    }
    if (!RecoverableErrors.isOfRecord(error)) {
      return Response.fail();
    }
    LOG.warn(
        "Dead letter: {}-{}@{} failed in {}",
        context.topic(),
        context.partition(),
        context.offset(),
        context.processorNodeId(),
        error);
    metrics.deadLetter(context.processorNodeId(), Faults.root(error));
    return Response.resume(
        List.of(
            deadLetters.letter(context, context.sourceRawKey(), context.sourceRawValue(), error)));
  }
}
