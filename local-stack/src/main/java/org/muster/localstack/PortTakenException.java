package org.muster.localstack;

/// A port is in use by another process; the message names the port and what wanted it.
public final class PortTakenException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  PortTakenException(String who, String host, int port, Throwable cause) {
    super(
        "Port %d on %s is taken: %s wants it. Stop what listens there, or choose another port."
            .formatted(port, host, who),
        cause);
  }
}
