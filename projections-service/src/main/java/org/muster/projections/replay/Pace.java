package org.muster.projections.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How fast a replay may be: no more records a second than asked for, over all its workers, and a
/// quarter of what it could while the living projection falls behind.
///
/// Neither are more records read a second than asked for, nor more folded. Who reads first and
/// folds then takes twice the time: what was not folded while it read is not made up for.
final class Pace {

  /// Is told what is waited for, `null` when it goes on.
  interface Waiting {
    void waitsFor(@Nullable String what) throws SQLException;
  }

  /// What it says that it waits for while the living projection is behind.
  static final String LIVE_LAG = "live-lag";

  private static final int RESTS = 3;
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final @Nullable Integer maxRate;
  private final LongSupplier liveLag;
  private final long yieldAtLag;
  private final Waiting waiting;
  private final Stop stop;
  private final AtomicBoolean yields = new AtomicBoolean();
  private final Clock reading = new Clock();
  private final Clock folding = new Clock();

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
    rest(reading, records, workedNanos);
  }

  /// So many records were folded in so long; returns when more may be.
  void folded(long records, long workedNanos) throws SQLException {
    rest(folding, records, workedNanos);
  }

  /// Something that is not counted in records, an index or a digest, was made in so long; returns
  /// when more may be.
  void worked(long workedNanos) throws SQLException {
    stop.check();
    yieldToLive(workedNanos);
  }

  /// Whether the living projection is behind and yielded to.
  boolean yields() {
    return yields.get();
  }

  /// Something other than its pace is waited for, `null` when it goes on.
  void waitsFor(@Nullable String what) throws SQLException {
    yields.set(false);
    waiting.waitsFor(what);
  }

  private void rest(Clock clock, long records, long workedNanos) throws SQLException {
    stop.check();
    if (maxRate != null) {
      stop.sleep(Duration.ofNanos(clock.count(records, maxRate)));
    }
    yieldToLive(workedNanos);
  }

  private void yieldToLive(long workedNanos) throws SQLException {
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

  /// When as much may have been done as was.
  private static final class Clock {
    private double dueNanos = System.nanoTime();

    /// Counts so many more records.
    ///
    /// @return how long to wait for them, in nanoseconds
    synchronized long count(long records, int ratePerSecond) {
      long now = System.nanoTime();
      dueNanos = Math.max(dueNanos, now) + records * 1e9 / ratePerSecond;
      return Math.max(0, (long) dueNanos - now);
    }
  }
}
