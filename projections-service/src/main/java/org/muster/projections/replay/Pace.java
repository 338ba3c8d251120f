package org.muster.projections.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How fast a replay may be: no more records a second than asked for, over all its workers, and a
/// quarter of what it could while the living projection falls behind.
final class Pace {

  /// Is told what is waited for, `null` when it goes on.
  interface Waiting {
    void waitsFor(@Nullable String what) throws SQLException;
  }

  /// What it says that it waits for while the living projection is behind.
  static final String LIVE_LAG = "live-lag";

  private static final double SHARE_OF_READING = 0.3;
  private static final int RESTS = 3;
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final @Nullable Integer maxRate;
  private final LongSupplier liveLag;
  private final long yieldAtLag;
  private final Waiting waiting;
  private final Stop stop;
  private final AtomicBoolean yields = new AtomicBoolean();
  private double dueNanos = System.nanoTime();

  /// @param maxRate records a second, `null` for as many as can be
  /// @param liveLag how many records the living projection is behind; negative if unknown
  /// @param yieldAtLag from how many on it is yielded to
  Pace(
      @Nullable Integer maxRate,
      LongSupplier liveLag,
      long yieldAtLag,
      Waiting waiting,
      Stop stop) {
    this.maxRate = maxRate;
    this.liveLag = liveLag;
    this.yieldAtLag = yieldAtLag;
    this.waiting = waiting;
    this.stop = stop;
  }

  /// So many records were read in so long; returns when more may be.
  void read(long records, long workedNanos) throws SQLException {
    rest(records * SHARE_OF_READING, workedNanos);
  }

  /// So many records were folded in so long; returns when more may be.
  void folded(long records, long workedNanos) throws SQLException {
    rest(records * (1 - SHARE_OF_READING), workedNanos);
  }

  private void rest(double records, long workedNanos) throws SQLException {
    stop.check();
    if (maxRate != null) {
      stop.sleep(Duration.ofNanos(Math.max(0, due(records, maxRate) - System.nanoTime())));
    }
    long nanos = Math.min(RESTS * workedNanos, LONGEST_REST.toNanos());
    long end = System.nanoTime() + nanos;
    while (isBehind() && System.nanoTime() < end) {
      stop.sleep(Duration.ofNanos(Math.max(1, Math.min(nanos / 4 + 1, end - System.nanoTime()))));
    }
    isBehind();
  }

  private boolean isBehind() throws SQLException {
    boolean behind = liveLag.getAsLong() > yieldAtLag;
    if (yields.compareAndSet(!behind, behind)) {
      waiting.waitsFor(behind ? LIVE_LAG : null);
    }
    return behind;
  }

  private synchronized long due(double records, int rate) {
    dueNanos = Math.max(dueNanos, System.nanoTime()) + records * 1e9 / rate;
    return (long) dueNanos;
  }
}
