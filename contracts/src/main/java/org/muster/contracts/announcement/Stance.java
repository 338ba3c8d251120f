package org.muster.contracts.announcement;

/// Where somebody stands on a question.
public enum Stance {
  UNDECIDED,
  STAYING,
  OPPOSED,
  SUPPORTS
}
