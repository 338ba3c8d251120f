package org.muster.projections.posture;

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
    return switch (stage) {
      case IMPLEMENTED -> true;
      case IN_PROGRESS, OFFICIAL -> compareTo(OFFICIAL) >= 0;
      case ANNOUNCED, NOTIFIED -> compareTo(ANNOUNCED) >= 0;
      case INTENDED, REPORTED -> compareTo(INTENDED) >= 0;
      case PROPOSED, CANCELLED, LAPSED -> false;
    };
  }
}
