package org.muster.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Bounded waiting for what happens in another process, which nobody announces.
public final class Await {

  private static final Duration POLL = Duration.ofMillis(50);

  private Await() {}

  /// Looks at the condition again and again until it holds, the time is over or the thread is
  /// interrupted; says whether it held.
  public static boolean until(Duration atMost, BooleanSupplier condition) {
    return until(atMost, POLL, condition);
  }

  /// The same, looking every so often.
  public static boolean until(Duration atMost, Duration every, BooleanSupplier condition) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(every.toNanos());
    }
    return true;
  }
}
