package io.broadsheet.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class ObservedProcessorTest {

  private final MockProcessorContext<String, String> context = new MockProcessorContext<>();

  private static final class PassOn implements Processor<String, String, String, String> {
    private ProcessorContext<String, String> context;

    @Override
    public void init(ProcessorContext<String, String> context) {
      this.context = context;
    }

    @Override
    public void process(Record<String, String> record) {
      if (record.value().equals("fail")) {
        throw new IllegalStateException("of the record");
      }
      context.forward(record);
    }
  }

  private Processor<String, String, String, String> observed(
      Function<String, Map<String, String>> fields) {
    var processor = ObservedProcessor.supplier("pass", fields, PassOn::new).get();
    processor.init(context);
    return processor;
  }

  @Test
  void shouldProcessARecordWhoseFieldsCannotBeTold() {
    observed(
            value -> {
              throw new NullPointerException();
            })
        .process(new Record<>("k", "v", 0));

    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void shouldProcessARecordWithoutTheFieldsOfTheLog() {
    Map<String, String> hostile = new HashMap<>();
    hostile.put(null, "a");
    hostile.put("b", null);
    observed(value -> hostile).process(new Record<>("k", "v", 0));

    assertThat(context.forwarded()).hasSize(1);
  }

  @Test
  void shouldLetTheFaultOfTheRecordThrough() {
    var processor = observed(value -> Map.of());

    assertThatThrownBy(() -> processor.process(new Record<>("k", "fail", 0)))
        .hasMessage("of the record");
  }
}
