package org.muster.contracts.relation;

/// What one announcement is to another.
public enum Rel {
  SUPERSEDES,
  CONFIRMS,
  IMPLEMENTS,
  DISPUTES,
  PART_OF,
  DERIVED_FROM,
  DUPLICATES
}
