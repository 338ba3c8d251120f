package org.muster.cli.stack;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.CommandFailure;

/// The ports of a stack.
record Ports(int events, int projections, int kafka, int postgres) {

  /// The ports to use, with a free one for each 0.
  ///
  /// @throws CommandFailure if one is taken; the message names every taken port, what wanted it and
  ///   the option that changes it
  Ports claim() {
    var taken = new ArrayList<String>();
    var claimed =
        new Ports(
            claim(events, "the events-service", "--events-port", taken),
            claim(projections, "the projections-service", "--projections-port", taken),
            claim(kafka, "the Kafka broker", "--kafka-port", taken),
            claim(postgres, "PostgreSQL", "--postgres-port", taken));
    if (!taken.isEmpty()) {
      throw new CommandFailure(CommandFailure.NOT_STARTED, String.join("\n", taken));
    }
    return claimed;
  }

  private static int claim(int port, String who, String option, List<String> taken) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port));
      return socket.getLocalPort();
    } catch (BindException e) {
      taken.add(
          "Port %d is taken, and %s wants it. Stop what listens there, or choose another with %s."
              .formatted(port, who, option));
      return port;
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED,
          "Port " + port + " cannot be looked at: " + e.getMessage(),
          e);
    }
  }
}
