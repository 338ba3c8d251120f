package org.muster.contracts.quantity;

import org.jspecify.annotations.Nullable;

/// A number of people as it was said: `{value, qualifier, text}`, or `{low, high, qualifier:
/// "range", text}`, or an unknown number. Unknown is never zero.
///
/// Without a qualifier a value is exact, and a low and a high are a range. Counts run from 0 to
/// [#MAX].
///
/// @param value the number said, for every qualifier but `range` and `unknown`
/// @param low the smallest number said, for a range
/// @param high the largest number said, for a range
/// @param qualifier how exactly it was said
/// @param text the words of the source, such as "over 1,000-strong"
public record Quantity(
    @Nullable Long value,
    @Nullable Long low,
    @Nullable Long high,
    Qualifier qualifier,
    @Nullable String text) {

  /// More people than any force or population in this field has: a larger number is a slip.
  public static final long MAX = 100_000_000L;

  public Quantity {
    switch (qualifier) {
      case UNKNOWN ->
          require(value == null && low == null && high == null, "unknown has no number");
      case RANGE -> {
        require(value == null, "a range has a low and a high, not a value");
        if (low == null || high == null) {
          throw new IllegalArgumentException("a range needs a low and a high");
        }
        require(low <= high, "its high is below its low");
      }
      case EXACT, ABOUT, OVER, AT_LEAST, UNDER, UP_TO -> {
        require(value != null, "needs a value");
        require(low == null && high == null, "has a value, not a low and a high");
      }
    }
    for (Long number : new Long[] {value, low, high}) {
      require(number == null || (number >= 0 && number <= MAX), "must be from 0 to " + MAX);
    }
    require(qualifier != Qualifier.UNDER || (value != null && value > 0), "under 0 is nobody");
  }

  public static Quantity exact(long value) {
    return of(Qualifier.EXACT, value);
  }

  public static Quantity of(Qualifier qualifier, long value) {
    return new Quantity(value, null, null, qualifier, null);
  }

  public static Quantity range(long low, long high) {
    return new Quantity(null, low, high, Qualifier.RANGE, null);
  }

  public static Quantity unknown() {
    return new Quantity(null, null, null, Qualifier.UNKNOWN, null);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
