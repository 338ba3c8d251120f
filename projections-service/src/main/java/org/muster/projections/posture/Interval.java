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
      throw new IllegalArgumentException("not an interval: %d, %s".formatted(low, high));
    }
    if (best != null && (best < low || (high != null && best > high))) {
      throw new IllegalArgumentException("best %d is not from %d to %s".formatted(best, low, high));
    }
  }

  public static Interval exactly(long number) {
    return new Interval(number, number, number);
  }
}
