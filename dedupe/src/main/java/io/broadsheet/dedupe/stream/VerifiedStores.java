package io.broadsheet.dedupe.stream;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Makes the stores of one name.
 *
 * @param rocks makes what each stands on
 * @param repair is asked when one is damaged
 */
record VerifiedStores(KeyValueBytesStoreSupplier rocks, StoreRepair repair)
    implements KeyValueBytesStoreSupplier {

  @Override
  public String name() {
    return rocks.name();
  }

  @Override
  public KeyValueStore<Bytes, byte[]> get() {
    return new VerifiedStore(rocks, repair);
  }

  @Override
  public String metricsScope() {
    return rocks.metricsScope();
  }
}
