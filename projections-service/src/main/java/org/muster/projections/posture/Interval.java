package org.muster.projections.posture;

import org.jspecify.annotations.Nullable;

/// A number of people between two bounds (R4), ends included.
///
/// @param low at least so many, 0 or more
/// @param best the best single figure, `null` if none can be said
/// @param high at most so many, `null` if unbounded
public record Interval(long low, @Nullable Long best, @Nullable Long high) {

  public static final Interval ZERO = exactly(0);

  public Interval {
    if (low < 0 || (high != null && high < low)) {
      throw new IllegalArgumentException("not an interval: %d to %s".formatted(low, high));
    }
    if (best != null && (best < low || (high != null && best > high))) {
      throw new IllegalArgumentException("best %d is not from %d to %s".formatted(best, low, high));
    }
  }

  public static Interval exactly(long number) {
    return new Interval(number, number, number);
  }

  /// Nobody for certain, nobody by the best figure, at most as many as in another interval.
  public static Interval upTo(@Nullable Long high) {
    return new Interval(0, 0L, high);
  }

  /// Whether it is exactly nobody.
  public boolean isZero() {
    return high != null && high == 0;
  }

  /// The worst-case sum.
  public Interval plus(Interval other) {
    return new Interval(
        low + other.low,
        best == null || other.best == null ? null : (Long) (best + other.best),
        high == null || other.high == null ? null : (Long) (high + other.high));
  }

  /// What is left after the other is taken away, end by end: at least what is left of the low end
  /// after the other's high end. Never below 0.
  public Interval minus(Interval other) {
    return new Interval(
        other.high == null ? 0 : Math.max(0, low - other.high),
        best == null || other.best == null ? null : (Long) Math.max(0, best - other.best),
        high == null ? null : (Long) Math.max(0, high - other.low));
  }

  /// The elementwise maximum. An end without a best does not matter where it is provably the
  /// smaller.
  public Interval max(Interval other) {
    return new Interval(
        Math.max(low, other.low),
        bestOfMax(other),
        high == null || other.high == null ? null : (Long) Math.max(high, other.high));
  }

  private @Nullable Long bestOfMax(Interval other) {
    if (best != null && other.best != null) {
      return Math.max(best, other.best);
    }
    if (best != null && other.high != null && other.high <= best) {
      return best;
    }
    return other.best != null && high != null && high <= other.best ? other.best : null;
  }

  /// At most those of another interval, end by end.
  public Interval cappedAt(Interval present) {
    Long top =
        high == null
            ? present.high
            : present.high == null ? high : (Long) Math.min(high, present.high);
    return new Interval(Math.min(low, present.low), bestOfMin(present), top);
  }

  private @Nullable Long bestOfMin(Interval other) {
    if (best != null && other.best != null) {
      return Math.min(best, other.best);
    }
    if (best != null && best <= other.low) {
      return best;
    }
    return other.best != null && other.best <= low ? other.best : null;
  }

  /// One less at each end, but not below 0: somebody stays.
  public Interval lessOne() {
    return new Interval(
        Math.max(0, low - 1),
        best == null ? null : (Long) Math.max(0, best - 1),
        high == null ? null : (Long) Math.max(0, high - 1));
  }

  /// The same without certainty: perhaps nobody.
  public Interval perhaps(@Nullable Long newBest) {
    return new Interval(0, newBest, high);
  }

  /// Whether every number of the other interval is in this one.
  public boolean contains(Interval other) {
    return low <= other.low && (high == null || (other.high != null && other.high <= high));
  }

  /// The smallest interval that has both in it, with the best figure of this one, else the other's.
  public Interval envelope(Interval other) {
    return new Interval(
        Math.min(low, other.low),
        best != null ? best : other.best,
        high == null || other.high == null ? null : (Long) Math.max(high, other.high));
  }
}
