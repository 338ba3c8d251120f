package org.muster.projections.posture;

/// Which stages of plans are counted (R6), from the firmest only to the worst case.
public enum Scenario {
  IMPLEMENTED,
  OFFICIAL,
  ANNOUNCED,
  INTENDED,
  WORST
}
