package org.muster.projections.casualties;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Casualty;
import org.muster.contracts.announcement.IncidentCategory;
import org.muster.contracts.announcement.Victims;
import org.muster.contracts.quantity.Quantity;
import org.muster.projections.posture.Interval;
import org.muster.projections.posture.Numbers;

/// The sum over incidents of one class of victims and one cause.
///
/// @param victims whom they struck
/// @param cause the cause
/// @param incidents how many incidents
/// @param killed how many were killed, where a number was said
/// @param injured how many were injured, where a number was said
/// @param unknown how many numbers nobody said: the sums are short of them
public record Toll(
    Victims victims,
    IncidentCategory cause,
    int incidents,
    Interval killed,
    Interval injured,
    int unknown) {

  static Toll none(Victims victims, IncidentCategory cause) {
    return new Toll(victims, cause, 0, Interval.ZERO, Interval.ZERO, 0);
  }

  Toll oneMoreIncident() {
    return new Toll(victims, cause, incidents + 1, killed, injured, unknown);
  }

  Toll plus(Casualty casualty, BigDecimal about) {
    Toll withKilled = plusKilled(casualty.killed(), about);
    return withKilled.plusInjured(casualty.injured(), about);
  }

  private Toll plusKilled(@Nullable Quantity quantity, BigDecimal about) {
    Interval number = Numbers.of(quantity, about);
    return number == null
        ? missing(quantity)
        : new Toll(victims, cause, incidents, killed.plus(number), injured, unknown);
  }

  private Toll plusInjured(@Nullable Quantity quantity, BigDecimal about) {
    Interval number = Numbers.of(quantity, about);
    return number == null
        ? missing(quantity)
        : new Toll(victims, cause, incidents, killed, injured.plus(number), unknown);
  }

  /// A number that was not mentioned is not missing; one that is said to be unknown is.
  private Toll missing(@Nullable Quantity quantity) {
    return quantity == null
        ? this
        : new Toll(victims, cause, incidents, killed, injured, unknown + 1);
  }
}
