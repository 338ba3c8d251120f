package org.muster.contracts.announcement;

/// What a number says: a change, a total, what remains, a sum since a day, or a ceiling.
public enum Measure {
  DELTA,
  TOTAL,
  REMAINING,
  CUMULATIVE,
  CEILING
}
