package org.muster.events.posting;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// UUIDs of version 7 (RFC 9562), each greater than the one before from the same generator: 48 bits
/// of milliseconds, a 12-bit counter that runs on into them, 62 random bits.
final class UuidV7 {
  private static final int COUNTER_BITS = 12;
  private static final long COUNTER = (1L << COUNTER_BITS) - 1;

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  UuidV7(InstantSource clock) {
    this.clock = clock;
  }

  UUID next() {
    long now = clock.millis() << COUNTER_BITS;
    long tick = last.updateAndGet(before -> Math.max(now, before + 1));
    long high = (tick >>> COUNTER_BITS << 16) | 0x7000L | (tick & COUNTER);
    long low = (ThreadLocalRandom.current().nextLong() >>> 2) | (0b10L << 62);
    return new UUID(high, low);
  }
}
