package org.muster.contracts.announcement;

/// What kind of incident it was; also the cause of casualties.
public enum IncidentCategory {
  HOSTILE_ACT,
  ACCIDENT,
  ILLNESS,
  AIRSTRIKE,
  MASS_KILLING,
  OTHER
}
