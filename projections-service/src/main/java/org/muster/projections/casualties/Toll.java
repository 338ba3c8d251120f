package org.muster.projections.casualties;

import java.math.BigDecimal;
import java.util.Collection;
import org.muster.contracts.announcement.Casualty;
import org.muster.contracts.announcement.IncidentCategory;
import org.muster.contracts.announcement.Victims;

/// The sum over incidents of one class of victims and one cause.
///
/// @param victims whom they struck
/// @param cause the cause
/// @param incidents how many incidents
/// @param killed how many were killed, as far as it was said
/// @param injured how many were injured, as far as it was said
public record Toll(
    Victims victims, IncidentCategory cause, int incidents, Tally killed, Tally injured) {

  static Toll none(Victims victims, IncidentCategory cause) {
    return new Toll(victims, cause, 0, Tally.NONE, Tally.NONE);
  }

  /// With one more incident.
  ///
  /// @param struck its casualties of this class of victims
  Toll plus(Collection<Casualty> struck, BigDecimal about) {
    return new Toll(
        victims,
        cause,
        incidents + 1,
        killed.plus(Tally.of(struck, Casualty::killed, about)),
        injured.plus(Tally.of(struck, Casualty::injured, about)));
  }
}
