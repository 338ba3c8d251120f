package org.muster.projections.outlook;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.quantity.Quantity;

/// Numbers in short, whatever words they were said in.
final class Words {

  private Words() {}

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
