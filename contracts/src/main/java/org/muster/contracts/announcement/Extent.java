package org.muster.contracts.announcement;

/// All of the contingent, or part of it.
public enum Extent {
  WHOLE,
  PART,
  UNSPECIFIED
}
