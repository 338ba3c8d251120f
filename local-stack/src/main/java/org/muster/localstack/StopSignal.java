package org.muster.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// What asks a server to stop in order.
enum StopSignal {
  /// PostgreSQL takes it as "fast"; SIGTERM would wait for clients.
  INT,
  /// For Java, which leaves SIGINT ignored where its starter had it ignored, as a script has it for
  /// its jobs in the background.
  TERM;

  /// How a shell sends it.
  String command(long pid) {
    return "kill -%s %d".formatted(name(), pid);
  }

  void to(ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
