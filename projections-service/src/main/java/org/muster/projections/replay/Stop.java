package org.muster.projections.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether a replay is to stop, and why.
final class Stop {

  /// What becomes of the replay.
  enum Kind {
    /// It has ended; what it made goes.
    CANCEL,
    /// Another service, or this one later, goes on with it.
    PAUSE,
    /// It failed; what it made goes.
    FAIL
  }

  private record Order(Kind kind, String reason) {}

  private final AtomicReference<@Nullable Order> order = new AtomicReference<>();
  private final CountDownLatch given = new CountDownLatch(1);

  /// Tells it; the first order holds.
  void now(Kind kind, String reason) {
    if (order.compareAndSet(null, new Order(kind, reason))) {
      given.countDown();
    }
  }

  /// @throws StoppedException if it is to stop
  void check() {
    Order current = order.get();
    if (current != null) {
      throw new StoppedException(current.kind(), current.reason());
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new StoppedException(Kind.PAUSE, "interrupted");
    }
  }

  boolean isPause() {
    Order current = order.get();
    return current != null && current.kind() == Kind.PAUSE;
  }

  /// Waits for so long.
  ///
  /// @throws StoppedException as soon as it is to stop
  void sleep(Duration duration) {
    try {
      if (given.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
        check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(Kind.PAUSE, "interrupted");
    }
  }
}
