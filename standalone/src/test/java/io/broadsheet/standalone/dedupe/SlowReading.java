package io.broadsheet.standalone.dedupe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Makes stores that take their time for each entry when they are read from end to end. */
record SlowReading(KeyValueBytesStoreSupplier stores, Duration ofAnEntry)
    implements KeyValueBytesStoreSupplier {

  @Override
  public String name() {
    return stores.name();
  }

  @Override
  public String metricsScope() {
    return stores.metricsScope();
  }

  @Override
  @SuppressWarnings("unchecked")
  public KeyValueStore<Bytes, byte[]> get() {
    return slow(KeyValueStore.class, stores.get());
  }

  @SuppressWarnings("unchecked")
  private <T> T slow(Class<T> type, T what) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("next")) {
                Thread.sleep(ofAnEntry.toMillis());
              }
              try {
                Object result = method.invoke(what, arguments);
                return result instanceof KeyValueIterator<?, ?> entries
                    ? slow(KeyValueIterator.class, entries)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
