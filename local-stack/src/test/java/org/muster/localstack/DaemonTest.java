package org.muster.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

  /// As a job that a script has put into the background: SIGINT is ignored, and Java leaves it so.
  private static final String IGNORES_INT =
      "trap '' INT; trap 'echo in order; exit' TERM; echo up; while :; do sleep 0.1; done";

  @TempDir private Path folder;

  @Test
  void aServerIsStoppedInOrderAlthoughItsStarterIgnoresInterrupts() throws Exception {
    var log = folder.resolve("log");
    var daemon =
        Daemon.start(
            "a server",
            List.of("/bin/sh", "-c", IGNORES_INT),
            KafkaProcess.STOP,
            log,
            new PidFile(folder.resolve("pid")),
            false);
    assertThat(Await.until(Duration.ofSeconds(10), () -> daemon.logTail().contains("up"))).isTrue();

    daemon.stop(Duration.ofSeconds(10));

    assertThat(daemon.isAlive()).isFalse();
    assertThat(Files.readString(log)).contains("in order");
  }
}
