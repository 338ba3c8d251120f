package org.muster.projections.live;

import java.time.Duration;

/// The pauses between tries: doubling from the first to the longest.
final class Pause {

  private final long firstMs;
  private final long longestMs;
  private long nextMs;

  Pause(Duration first, Duration longest) {
    this.firstMs = first.toMillis();
    this.longestMs = longest.toMillis();
    this.nextMs = firstMs;
  }

  Duration next() {
    long current = nextMs;
    nextMs = Math.min(longestMs, current * 2);
    return Duration.ofMillis(current);
  }

  void succeeded() {
    nextMs = firstMs;
  }
}
