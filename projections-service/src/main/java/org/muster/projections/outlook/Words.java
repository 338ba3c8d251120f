package org.muster.projections.outlook;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Measure;
import org.muster.contracts.quantity.Quantity;

/// Numbers in short, whatever words they were said in.
final class Words {

  private Words() {}

  /// The same with what it says of those who leave: gone, gone in all, remaining.
  static @Nullable String of(@Nullable Quantity quantity, Measure measure) {
    String number = of(quantity);
    return number == null
        ? null
        : switch (measure) {
          case REMAINING -> number + " remain";
          case CUMULATIVE -> number + " in all";
          case CEILING -> "a ceiling of " + number;
          case DELTA, TOTAL -> number;
        };
  }

  /// The number with its qualifier, such as `about 450`; `null` if none was said.
  static @Nullable String of(@Nullable Quantity quantity) {
    if (quantity == null) {
      return null;
    }
    return switch (quantity.qualifier()) {
      case EXACT -> String.valueOf(quantity.value());
      case ABOUT -> "about " + quantity.value();
      case OVER -> "over " + quantity.value();
      case AT_LEAST -> "at least " + quantity.value();
      case UNDER -> "under " + quantity.value();
      case UP_TO -> "up to " + quantity.value();
      case RANGE -> quantity.low() + " to " + quantity.high();
      case UNKNOWN -> null;
    };
  }
}
