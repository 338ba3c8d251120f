package org.muster.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.muster.cli.CommandFailure;

class PortsTest {

  @Test
  void aTakenPortIsNamedWithWhoWantedItAndTheOption() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> new Ports(0, 0, port, 0).claim())
          .isInstanceOf(CommandFailure.class)
          .hasMessage(
              "Port %d is taken, and the Kafka broker wants it. Stop what listens there, or choose another with --kafka-port."
                  .formatted(port));
    }
  }

  @Test
  void aFreeOneIsFoundForZero() {
    var ports = new Ports(0, 0, 0, 0).claim();
    assertThat(ports.events()).isPositive();
    assertThat(ports.postgres()).isPositive().isNotEqualTo(ports.events());
  }
}
