package org.muster.contracts.announcement;

/// How firm a claim is, from a proposal to what has been done; `cancelled` and `lapsed` end earlier
/// plans.
public enum Stage {
  PROPOSED,
  REPORTED,
  INTENDED,
  NOTIFIED,
  ANNOUNCED,
  OFFICIAL,
  IN_PROGRESS,
  IMPLEMENTED,
  CANCELLED,
  LAPSED
}
