package org.muster.projections.posture;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Stage;

/// Which stages of plans are counted (R6), from the firmest only to the worst case. Each admits
/// what the one before it admits.
public enum Scenario {
  IMPLEMENTED,
  OFFICIAL,
  ANNOUNCED,
  INTENDED,
  WORST;

  /// Whether a claim at that stage has an effect. A proposal never has one.
  public boolean admits(Stage stage) {
    Scenario first = firstToAdmit(stage);
    return first != null && compareTo(first) >= 0;
  }

  /// The first scenario in which a claim at that stage has an effect, `null` if it has none in any.
  static @Nullable Scenario firstToAdmit(Stage stage) {
    return switch (stage) {
      case IMPLEMENTED -> IMPLEMENTED;
      case IN_PROGRESS, OFFICIAL -> OFFICIAL;
      case ANNOUNCED, NOTIFIED -> ANNOUNCED;
      case INTENDED, REPORTED -> INTENDED;
      case PROPOSED, CANCELLED, LAPSED -> null;
    };
  }
}
