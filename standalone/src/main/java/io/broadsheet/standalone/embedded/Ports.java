package io.broadsheet.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on loopback. */
final class Ports {

  private Ports() {}

  /** A port that was free a moment ago. */
  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on loopback", e);
    }
  }

  /**
   * The wanted port, or a free one when 0 is wanted.
   *
   * @throws PortTakenException when something listens there
   */
  static int choose(int wanted, String server, String option) {
    if (wanted == 0) {
      return free();
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return wanted;
    } catch (IOException e) {
      throw new PortTakenException(
          "Port %d, wanted for the %s, is taken. Choose another with %s, or 0 for any free one."
              .formatted(wanted, server, option));
    }
  }
}
