package io.broadsheet.standalone.embedded;

import io.broadsheet.schemas.ClusterConfig;
import java.nio.file.Path;
import java.util.Map;

/** A broker and a registry, started together and stopped in the opposite order. */
public final class LocalCluster implements AutoCloseable {

  private final EmbeddedBroker broker;
  private final RegistryProcess registry;

  private LocalCluster(EmbeddedBroker broker, RegistryProcess registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * Starts both below a folder and waits until they answer.
   *
   * @param brokerPort or 0 for a free one
   * @param registryPort or 0 for a free one
   */
  public static LocalCluster start(Path folder, int brokerPort, int registryPort)
      throws InterruptedException {
    RegistryProcess registry = RegistryProcess.start(folder.resolve("registry"), registryPort);
    EmbeddedBroker broker = null;
    try {
      broker = EmbeddedBroker.start(folder.resolve("broker"), brokerPort);
      registry.awaitReady();
      return new LocalCluster(broker, registry);
    } catch (RuntimeException | InterruptedException e) {
      registry.close();
      if (broker != null) {
        broker.close();
      }
      throw e;
    }
  }

  /**
   * @throws IllegalStateException with a sentence, where this installation has no servers
   */
  public static void requireInstalled() {
    Installation.current().registryJar();
  }

  public ClusterConfig config() {
    return new ClusterConfig(
        broker.bootstrapServers(), registry.url(), ClusterConfig.DEFAULT_TOPIC_PREFIX, Map.of());
  }

  @Override
  public void close() {
    try {
      broker.close();
    } finally {
      registry.close();
    }
  }
}
