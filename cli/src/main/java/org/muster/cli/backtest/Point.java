package org.muster.cli.backtest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One dated count against what was said for its day some months before.
///
/// @param contributor whose people were counted, empty for the whole mission
/// @param day the day of the count
/// @param counted how many were counted
/// @param months how long before the forecast knew what it knew
/// @param forecast what was said, `null` where nothing could be said
record Point(
    String contributor, LocalDate day, long counted, int months, @Nullable Forecast forecast) {

  /// An interval; an end without a bound is `null`.
  record Forecast(long low, @Nullable Long best, @Nullable Long high) {

    boolean holds(long number) {
      return number >= low && (high == null || number <= high);
    }
  }

  /// Whether the count lies in the forecast; `false` where there is none.
  boolean isCovered() {
    return forecast != null && forecast.holds(counted);
  }
}
