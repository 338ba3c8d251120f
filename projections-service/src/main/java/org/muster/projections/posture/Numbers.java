package org.muster.projections.posture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.quantity.Quantity;

/// Numbers as they were said become intervals (R4).
public final class Numbers {
  private Numbers() {}

  /// The interval of a number, `null` if it is unknown.
  ///
  /// @param about how far "about" may be off, from 0 to 1
  public static @Nullable Interval of(@Nullable Quantity quantity, BigDecimal about) {
    if (quantity == null) {
      return null;
    }
    return switch (quantity.qualifier()) {
      case EXACT -> Interval.exactly(value(quantity));
      case ABOUT -> about(value(quantity), about);
      case OVER -> new Interval(value(quantity) + 1, null, null);
      case AT_LEAST -> new Interval(value(quantity), null, null);
      case UNDER -> new Interval(0, null, Math.max(0, value(quantity) - 1));
      case UP_TO -> new Interval(0, null, value(quantity));
      case RANGE -> new Interval(orZero(quantity.low()), null, quantity.high());
      case UNKNOWN -> null;
    };
  }

  /// Whether a number is a bound, which an earlier count may satisfy (R1).
  static boolean isBound(Quantity quantity) {
    return switch (quantity.qualifier()) {
      case OVER, AT_LEAST, UNDER, UP_TO -> true;
      case EXACT, ABOUT, RANGE, UNKNOWN -> false;
    };
  }

  private static Interval about(long value, BigDecimal about) {
    BigDecimal said = BigDecimal.valueOf(value);
    long low =
        said.multiply(BigDecimal.ONE.subtract(about)).setScale(0, RoundingMode.FLOOR).longValue();
    long high =
        said.multiply(BigDecimal.ONE.add(about)).setScale(0, RoundingMode.CEILING).longValue();
    return new Interval(Math.max(0, low), value, high);
  }

  private static long value(Quantity quantity) {
    return orZero(quantity.value());
  }

  /// The record has checked that the number is there.
  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }
}
