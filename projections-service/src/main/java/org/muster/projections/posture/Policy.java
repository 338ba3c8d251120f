package org.muster.projections.posture;

/// Where the best figure is taken to be between the start and the end of a withdrawal (R5).
public enum Policy {
  /// Nobody has left until the last day, then all.
  STEP_AT_DEADLINE,
  /// In equal parts each day.
  LINEAR
}
