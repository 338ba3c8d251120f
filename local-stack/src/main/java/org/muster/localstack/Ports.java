package org.muster.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// TCP ports of this machine.
final class Ports {

  private Ports() {}

  /// The port itself if it can be listened on, a free one if it is 0.
  ///
  /// @throws PortTakenException if somebody else listens on it
  static int claim(String who, String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return socket.getLocalPort();
    } catch (java.net.BindException e) {
      throw new PortTakenException(who, host, port, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at port " + port + " of " + host, e);
    }
  }
}
