package org.muster.contracts.announcement;

/// Whom an incident struck.
public enum Victims {
  PEACEKEEPER,
  CIVILIAN,
  MILITANT,
  OTHER,
  UNKNOWN
}
