package org.muster.localstack;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Bounded waiting for a condition that nobody announces.
final class Await {

  private static final long POLL_NANOS = Duration.ofMillis(15).toNanos();

  private Await() {}

  /// Looks at the condition again and again until it holds or the time is over; says whether it
  /// held.
  static boolean until(Duration atMost, BooleanSupplier condition) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }
}
