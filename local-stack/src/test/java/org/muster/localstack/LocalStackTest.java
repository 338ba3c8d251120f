package org.muster.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

  /// Whoever started a process learns a moment later than others that it has ended.
  private static final Duration REAPED = Duration.ofSeconds(10);

  @TempDir Path directory;

  @Test
  void aSecondStartGoesOnWithTheSameTopic() {
    var first = LocalStack.start(directory);
    first.close();

    try (var second = LocalStack.start(directory)) {
      assertThat(second.topicId()).isEqualTo(first.topicId());
    }
  }

  @Test
  void itCanBeStoppedByWhoKnowsOnlyTheFolder() {
    var stack = LocalStack.start(directory);
    assertThat(LocalStack.running(directory)).hasSize(2);

    assertThat(LocalStack.stop(directory)).isTrue();

    assertThat(Await.until(REAPED, () -> !stack.kafka().isAlive())).isTrue();
    assertThat(Await.until(REAPED, () -> !stack.postgres().isAlive())).isTrue();
    assertThat(LocalStack.running(directory)).isEmpty();
    assertThat(LocalStack.stop(directory)).isFalse();
  }

  @Test
  void ifOneCannotStartTheOtherDoesNotStay() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      assertThatThrownBy(() -> LocalStack.start(directory, 0, taken.getLocalPort()))
          .isInstanceOf(PortTakenException.class);
    }
    assertThat(LocalStack.running(directory)).isEmpty();
  }
}
