package io.broadsheet.standalone.run;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;

/** A store that restores no record until it is told to go on. */
record SlowStore(String name, CountDownLatch begun, CountDownLatch goOn) implements StateStore {

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> waitForIt());
  }

  private void waitForIt() {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    // holds nothing
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  StoreBuilder<SlowStore> builder() {
    return new Builder(this);
  }

  private record Builder(SlowStore store) implements StoreBuilder<SlowStore> {

    @Override
    public StoreBuilder<SlowStore> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<SlowStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<SlowStore> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<SlowStore> withLoggingDisabled() {
      return this;
    }

    @Override
    public SlowStore build() {
      return store;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return true;
    }

    @Override
    public String name() {
      return store.name();
    }
  }
}
