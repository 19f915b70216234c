package io.broadsheet.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A container that can be killed, frozen, cut off and started again with what it had on its disk.
 * It is made without waiting for what runs in it. Not thread-safe.
 */
public final class Box implements AutoCloseable {

  private static final int STOP_SECONDS = 40;
  private static final String VOLUME = "/var/lib/broadsheet";

  private final String name;
  private final GenericContainer<?> container;
  private final Network network;
  private int restarts;
  private boolean isRemoved;

  private Box(String name, GenericContainer<?> container, Network network) {
    this.name = name;
    this.container = container;
    this.network = network;
  }

  /** A server that others call by its name. */
  static Box server(String name, String image, Network network, Map<String, String> variables) {
    return new Box(name, container(name, image, network).withEnv(variables), network);
  }

  /**
   * A worker as the manifests run it: nothing but /tmp and its volume can be written, no privilege,
   * and a limit of memory without swap.
   */
  static Box worker(
      String name, String image, Network network, int limitMib, Map<String, String> variables) {
    GenericContainer<?> container = container(name, image, network).withEnv(variables);
    long limit = (long) limitMib << 20;
    container.withCreateContainerCmdModifier(
        command -> {
          HostConfig host = command.getHostConfig();
          host.withMemory(limit).withMemorySwap(limit).withReadonlyRootfs(true);
          host.withTmpFs(Map.of("/tmp", "rw,noexec,size=64m"));
          host.withCapDrop(Capability.ALL);
          host.withSecurityOpts(List.of("no-new-privileges"));
          command.withVolumes(new Volume(VOLUME));
        });
    return new Box(name, container, network);
  }

  private static GenericContainer<?> container(String name, String image, Network network) {
    return new GenericContainer<>(DockerImageName.parse(image))
        .withNetwork(network)
        .withNetworkAliases(name)
        .waitingFor(
            new AbstractWaitStrategy() {
              @Override
              protected void waitUntilReady() {
                // whoever starts it knows what it waits for
              }
            });
  }

  Box command(String... arguments) {
    container.withCommand(arguments);
    return this;
  }

  public Box variable(String name, Object value) {
    container.addEnv(name, value.toString());
    return this;
  }

  /** Starts it again when it ends by itself with an error, as a kubelet does. */
  public Box restartOnFailure() {
    container.withCreateContainerCmdModifier(
        command -> command.getHostConfig().withRestartPolicy(RestartPolicy.onFailureRestart(0)));
    return this;
  }

  /** How often it was started again because it had ended by itself. */
  public int restarts() {
    return restarts + inspect().getRestartCount();
  }

  Box port(int onHost, int inContainer) {
    container.setPortBindings(List.of(onHost + ":" + inContainer));
    return this;
  }

  /** Makes a folder of the host readable in it; the engine has to be on this host. */
  public Box mount(String onHost, String inContainer) {
    Bind bind = new Bind(onHost, new Volume(inContainer), AccessMode.ro);
    container.withCreateContainerCmdModifier(command -> command.getHostConfig().withBinds(bind));
    return this;
  }

  public String name() {
    return name;
  }

  /** Makes it, or starts it again as it was left. */
  public Box start() {
    if (container.getContainerId() == null) {
      container.start();
    } else {
      restarts += inspect().getRestartCount(); // a start sets it back
      engine().startContainerCmd(id()).exec();
    }
    return this;
  }

  /** SIGTERM, and SIGKILL when that takes too long; returns the exit code. */
  public int stop() {
    engine().stopContainerCmd(id()).withTimeout(STOP_SECONDS).exec();
    return exitCode();
  }

  public void kill() {
    engine().killContainerCmd(id()).exec();
  }

  public void pause() {
    engine().pauseContainerCmd(id()).exec();
  }

  public void unpause() {
    engine().unpauseContainerCmd(id()).exec();
  }

  public void cut() {
    engine().disconnectFromNetworkCmd().withNetworkId(network.getId()).withContainerId(id()).exec();
  }

  public void reconnect() {
    engine().connectToNetworkCmd().withNetworkId(network.getId()).withContainerId(id()).exec();
  }

  /** Where the volume of a worker lies; the engine has to be on this host. */
  public Path volume() {
    return inspect().getMounts().stream()
        .filter(mount -> mount.getDestination().getPath().equals(VOLUME))
        .map(mount -> Path.of(mount.getSource()))
        .findFirst()
        .orElseThrow();
  }

  public boolean isRunning() {
    return Boolean.TRUE.equals(state().getRunning());
  }

  boolean isKilledForMemory() {
    return Boolean.TRUE.equals(state().getOOMKilled());
  }

  int exitCode() {
    return state().getExitCodeLong().intValue();
  }

  InspectContainerResponse inspect() {
    return engine().inspectContainerCmd(id()).exec();
  }

  String log() {
    return container.getLogs();
  }

  /** Waits for the end of what runs in it. */
  public int awaitEnd(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (isRunning()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("%s does not end:%n%s".formatted(name, log()));
      }
      Thread.sleep(250);
    }
    return exitCode();
  }

  String id() {
    return container.getContainerId();
  }

  private InspectContainerResponse.ContainerState state() {
    return inspect().getState();
  }

  private static DockerClient engine() {
    return DockerClientFactory.lazyClient();
  }

  /** Removes it with its volume, if it is not removed yet. */
  @Override
  public void close() {
    if (container.getContainerId() != null && !isRemoved) {
      isRemoved = true;
      engine().removeContainerCmd(id()).withForce(true).withRemoveVolumes(true).exec();
    }
  }
}
