package org.muster.projections.casualties;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Casualty;
import org.muster.contracts.quantity.Quantity;
import org.muster.projections.posture.Interval;
import org.muster.projections.posture.Numbers;

/// How many were struck as far as somebody said it. That nobody said a number is not a zero.
///
/// @param said the sum of the numbers that were said, `null` if nobody said one
/// @param unsaid of how many incidents a number is missing from the sum
public record Tally(@Nullable Interval said, int unsaid) {

  /// Of no incident.
  static final Tally NONE = new Tally(null, 0);

  /// The killed or the injured of one incident.
  ///
  /// @param casualties all its casualties of a kind
  /// @param number the killed or the injured of one of them
  static Tally of(
      Collection<Casualty> casualties,
      Function<Casualty, @Nullable Quantity> number,
      BigDecimal about) {
    Interval said = null;
    boolean missing = false;
    for (Casualty casualty : casualties) {
      Interval interval = Numbers.of(number.apply(casualty), about);
      missing |= interval == null;
      said = sum(said, interval);
    }
    return new Tally(said, missing ? 1 : 0);
  }

  /// Whether the sum is short of a number.
  boolean isPartial() {
    return unsaid > 0;
  }

  Tally plus(Tally other) {
    return new Tally(sum(said, other.said), unsaid + other.unsaid);
  }

  private static @Nullable Interval sum(@Nullable Interval a, @Nullable Interval b) {
    return a == null ? b : b == null ? a : a.plus(b);
  }
}
