package org.muster.contracts.announcement;

/// What was decided about a mandate.
public enum MandateChange {
  ESTABLISHED,
  RENEWED,
  AMENDED,
  TERMINATED
}
