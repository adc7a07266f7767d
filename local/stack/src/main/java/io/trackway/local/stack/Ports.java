package io.trackway.local.stack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the gateway can listen where it is wanted. */
final class Ports {

  private Ports() {}

  /** Asked before anything starts, so that the answer does not take seconds. */
  static void requireFree(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    } catch (BindException taken) {
      throw taken(port, taken);
    }
  }

  static StackException taken(int port, BindException cause) {
    return new StackException(
        "Port %d is taken by another program. Choose another: make run PORT=%d (0 takes any)."
            .formatted(port, port == 65_535 ? port - 1 : port + 1),
        cause);
  }
}
